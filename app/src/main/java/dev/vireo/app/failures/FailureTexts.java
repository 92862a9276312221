package dev.vireo.app.failures;

import dev.vireo.app.ui.Language;
import dev.vireo.app.ui.Texts;

/** The texts that tell a person why something failed. Any thread. */
public final class FailureTexts {

    private FailureTexts() {
    }

    public static String of(Throwable failure) {
        return of(FailureReason.of(failure));
    }

    public static String of(FailureReason reason) {
        return switch (reason) {
            case FailureReason.ToldByServer(String words) -> words;
            case FailureReason.KnownProblem(String code, String words) -> problem(code, words);
            case FailureReason.FoundHere(FailureReason.LocalCause cause, String subject) -> texts().get(key(cause), subject);
        };
    }

    /** Of a code alone, as the server keeps it where nobody was there to be told. */
    public static String ofCode(String code) {
        String key = "problem." + code.replace('_', '-');
        return texts().get(texts().has(key) ? key : "unknown");
    }

    /** For a narrow line that bears the name of the file already. */
    public static String brief(FailureReason reason) {
        return switch (reason) {
            case FailureReason.ToldByServer(String words) -> words;
            case FailureReason.KnownProblem(String code, String words) -> problem(code, words);
            case FailureReason.FoundHere(FailureReason.LocalCause cause, String subject) -> switch (cause) {
                case UNKNOWN, UNREACHABLE, SERVER_ERROR, FILE_TOO_LARGE, FILE_GONE, FILE_UNREADABLE, FILE_UNWRITABLE, DISK_UNWRITABLE ->
                        texts().get("brief." + key(cause), subject);
                default -> of(reason);
            };
        };
    }

    /** English words of the server are more exact than ours; of a code that we don't know there are no others. */
    private static String problem(String code, String words) {
        String key = "problem." + code.replace('_', '-');
        return Texts.language() == Language.ENGLISH || !texts().has(key) ? words : texts().get(key);
    }

    private static String key(FailureReason.LocalCause cause) {
        return switch (cause) {
            case UNKNOWN -> "unknown";
            case UNREACHABLE -> "unreachable";
            case SERVER_ERROR -> "server-error";
            case FILE_TOO_LARGE -> "file.large";
            case FILE_GONE -> "file.gone";
            case FILE_UNREADABLE -> "file.unreadable";
            case FILE_UNWRITABLE -> "file.unwritable";
            case DISK_UNWRITABLE -> "disk";
            case UPLOAD_CANCELLED -> "upload.cancelled";
            case EXPORT_FAILED -> "export";
            case PICTURE_TOO_LARGE -> "picture.large";
            case PICTURE_UNREADABLE -> "picture.unreadable";
            case NOT_A_MEMBER -> "not-a-member";
            case NOT_IN_YOUR_CHANNELS -> "not-in-your-channels";
        };
    }

    private static Texts texts() {
        return Texts.of(FailureTexts.class);
    }
}
