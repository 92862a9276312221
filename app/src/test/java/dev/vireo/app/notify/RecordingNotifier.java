package dev.vireo.app.notify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was asked to show. */
public final class RecordingNotifier implements Notifier {

    public final List<Notice> shown = new CopyOnWriteArrayList<>();
    public final List<String> withdrawn = new CopyOnWriteArrayList<>();

    @Override
    public void show(Notice notice) {
        shown.add(notice);
    }

    @Override
    public void withdraw(String key) {
        withdrawn.add(key);
    }

    public List<String> titles() {
        return shown.stream().map(Notice::title).toList();
    }
}
