package dev.vireo.app.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.MenuItem;

/** The times at which people have something happen later, as items of a menu. */
public final class LaterMenu {

    private LaterMenu() {
    }

    /**
     * @param chosen  takes the time
     * @param another asks for a day and a time
     */
    public static List<MenuItem> items(TimeWords times, Consumer<Instant> chosen, Runnable another) {
        Texts texts = Texts.of(LaterMenu.class);
        List<MenuItem> items = new ArrayList<>(Stream.of(LaterTime.values()).flatMap(each -> each.after(times.now())
                .map(at -> item(each.key(), texts.get(each.key(), times.at(at)), () -> chosen.accept(at))).stream()).toList());
        items.add(item("later.another", texts.get("later.another"), another));
        return items;
    }

    private static MenuItem item(String id, String words, Runnable does) {
        MenuItem item = new MenuItem(words);
        item.setId(id.replace('.', '-'));
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> does.run());
        return item;
    }
}
