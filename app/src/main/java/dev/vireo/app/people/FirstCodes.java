package dev.vireo.app.people;

import dev.vireo.app.failures.FailedException;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.User;
import dev.vireo.protocol.text.CsvCell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * One-time codes for people who have no password yet, saved as a CSV file that whoever added them can hand out from. A code is shown
 * nowhere else, so nothing is made before the file can be written. FX thread.
 */
final class FirstCodes {

    /** Without it, Excel reads another charset. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final PeopleSource source;
    private final Background background;
    private final PendingChange making = new PendingChange(FailureTexts::of);
    private final ReadOnlyIntegerWrapper made = new ReadOnlyIntegerWrapper();
    private Optional<Path> saved = Optional.empty();
    private boolean cancelled;

    FirstCodes(PeopleSource source, Background background) {
        this.source = source;
        this.background = background;
    }

    PendingChange making() {
        return making;
    }

    /** How many there are so far. */
    ReadOnlyIntegerProperty madeProperty() {
        return made.getReadOnlyProperty();
    }

    /** Where they are, once all of them are there. */
    Optional<Path> saved() {
        return saved;
    }

    /** Makes one for each of them; codes that they had before are void. */
    void save(List<User> people, Path file) {
        if (making.runningProperty().get()) {
            return;
        }
        saved = Optional.empty();
        made.set(0);
        List<String> lines = new ArrayList<>(List.of(line("username", "display_name", "code", "valid_until")));
        CompletionStage<?> all = background.ask(() -> write(file, ""));
        for (User user : people) {
            all = all.thenCompose(_ -> cancelled
                    ? CompletableFuture.failedFuture(new CancellationException())
                    : source.reset(user.username()).thenAccept(code -> {
                        lines.add(line(user, code));
                        made.set(made.get() + 1);
                    }));
        }
        making.follow(all.thenCompose(_ -> background.ask(() -> write(file, String.join("", lines))))
                .thenAccept(_ -> saved = Optional.of(file)));
    }

    /** Whoever leaves wants no more of them. */
    void cancel() {
        cancelled = true;
    }

    private static String line(User user, Answers.ResetCode code) {
        return line(user.username(), user.displayName(), code.code(), code.expiresAt().toString());
    }

    private static String line(String... cells) {
        return Stream.of(cells).map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** For nobody else's eyes, where the system knows such a thing. */
    private static boolean write(Path file, String text) {
        try {
            Files.writeString(file, BYTE_ORDER_MARK + text, StandardCharsets.UTF_8);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
            return true;
        } catch (IOException e) {
            throw new FailedException(FailureReason.LocalCause.FILE_UNWRITABLE, "");
        }
    }
}
