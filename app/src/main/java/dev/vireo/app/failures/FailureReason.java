package dev.vireo.app.failures;

import dev.vireo.app.client.ServerException;
import java.io.Serializable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The reason why something failed. It holds no wording of our own; views find that in {@code failures/texts.properties}. */
public sealed interface FailureReason extends Serializable {

    /** An exception that carries its reason. */
    interface FailureCarrier {
        FailureReason reason();
    }

    /** The server said why, in words for a person. */
    record ToldByServer(String words) implements FailureReason {

        private static final FailureReason NOTHING = new ToldByServer("");
    }

    /**
     * The server said why, by a code.
     *
     * @param code  such as {@code quota_reached}; a person's language may have words for it
     * @param words the server's own, in English
     */
    record KnownProblem(String code, String words) implements FailureReason {

        /** Tells it from a server's words where it is stored. */
        private static final String PREFIX = "problem:";
    }

    /**
     * This computer found out by itself.
     *
     * @param subject the name of the file it is about, or the status of an answer without words; may be empty
     */
    record FoundHere(LocalCause cause, String subject) implements FailureReason {

        /** Tells it from a server's words where it is stored. */
        private static final String PREFIX = "local:";
    }

    /** A cause that this computer finds out by itself. The names are stored on the disk. */
    enum LocalCause {
        UNKNOWN,
        UNREACHABLE,
        SERVER_ERROR,
        FILE_TOO_LARGE,
        FILE_GONE,
        FILE_UNREADABLE,
        FILE_UNWRITABLE,
        DISK_UNWRITABLE,
        UPLOAD_CANCELLED,
        EXPORT_FAILED,
        PICTURE_TOO_LARGE,
        PICTURE_UNREADABLE,
        NOT_A_MEMBER,
        NOT_IN_YOUR_CHANNELS
    }

    /** Nothing failed. */
    static FailureReason none() {
        return ToldByServer.NOTHING;
    }

    static FailureReason of(LocalCause cause) {
        return new FoundHere(cause, "");
    }

    static FailureReason of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return switch (cause) {
            case FailureCarrier carrier -> carrier.reason();
            case ServerException.Unreachable _ -> of(LocalCause.UNREACHABLE);
            case ServerException.Refused refused when refused.withoutWords() ->
                    new FoundHere(LocalCause.SERVER_ERROR, String.valueOf(refused.status()));
            case ServerException.Refused refused -> new KnownProblem(refused.code(), String.valueOf(refused.getMessage()));
            default -> told(cause.getMessage());
        };
    }

    private static FailureReason told(@Nullable String words) {
        return words == null || words.isBlank() ? of(LocalCause.UNKNOWN) : new ToldByServer(words);
    }

    /** As one line for the disk, from which {@link #stored(String)} makes it again. */
    default String stored() {
        return switch (this) {
            case ToldByServer(String words) -> words;
            case KnownProblem(String code, String words) -> KnownProblem.PREFIX + code + ":" + words;
            case FoundHere(LocalCause cause, String subject) -> FoundHere.PREFIX + cause + ":" + subject;
        };
    }

    /** Lines that are not of this form are a server's words, those of earlier versions too. */
    static FailureReason stored(String line) {
        if (line.startsWith(KnownProblem.PREFIX)) {
            String[] parts = line.substring(KnownProblem.PREFIX.length()).split(":", 2);
            return parts.length == 2 ? new KnownProblem(parts[0], parts[1]) : told(line);
        }
        if (line.startsWith(FoundHere.PREFIX)) {
            String[] parts = line.substring(FoundHere.PREFIX.length()).split(":", 2);
            for (LocalCause cause : LocalCause.values()) {
                if (parts.length == 2 && parts[0].equals(cause.name())) {
                    return new FoundHere(cause, parts[1]);
                }
            }
        }
        return told(line);
    }
}
