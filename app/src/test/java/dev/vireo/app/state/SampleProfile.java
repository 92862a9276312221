package dev.vireo.app.state;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Takes down every change that is asked of one's own profile, and answers when the test says so. */
public final class SampleProfile implements ProfileActions {

    public final List<String> asked = new ArrayList<>();
    public final List<byte[]> pictures = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();

    /** Takes everything that was asked for. */
    public void accept() {
        List.copyOf(answers).forEach(each -> each.complete(null));
    }

    /** Refuses what was asked for in these words, and takes the rest. */
    public void refuse(String what, String words) {
        answers.get(asked.indexOf(what)).completeExceptionally(new IllegalStateException(words));
        accept();
    }

    /** Refuses what was asked for last. */
    public void refuse(Throwable failure) {
        answers.getLast().completeExceptionally(failure);
    }

    @Override
    public CompletionStage<Void> changeDisplayName(String displayName) {
        return ask("name " + displayName);
    }

    @Override
    public CompletionStage<Void> changeTitle(String title) {
        return ask("title " + title);
    }

    @Override
    public CompletionStage<Void> changeDepartment(String department) {
        return ask("department " + department);
    }

    @Override
    public CompletionStage<Void> changeStatus(String emoji, String text, @Nullable Instant until) {
        return ask("status " + emoji + " " + text + " " + until);
    }

    @Override
    public CompletionStage<Void> changeAvailability(Presence availability, @Nullable Instant until) {
        return ask("availability " + availability + (until == null ? "" : " until " + until));
    }

    @Override
    public CompletionStage<Void> reportIdle(boolean idle) {
        return ask(idle ? "idle" : "back");
    }

    @Override
    public CompletionStage<Void> changePassword(String current, String chosen, boolean keepThisSession) {
        return ask("password " + (keepThisSession ? "here" : "nowhere"));
    }

    @Override
    public CompletionStage<Void> changePicture(byte[] png) {
        pictures.add(png);
        return ask("picture");
    }

    @Override
    public CompletionStage<Void> removePicture() {
        return ask("no picture");
    }

    private CompletionStage<Void> ask(String what) {
        asked.add(what);
        answers.add(new CompletableFuture<>());
        return answers.getLast();
    }
}
