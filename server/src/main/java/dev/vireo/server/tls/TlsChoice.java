package dev.vireo.server.tls;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * An administrator's choice for TLS.
 *
 * @param files of {@link TlsKind#FILES}: the certificate with its chain, and the key; both may be in one file
 */
public record TlsChoice(TlsKind kind, List<Path> files) {

    /** Where the certificate comes from, if there is to be one. */
    public enum TlsKind {
        /** Nothing was set: TLS beyond this computer, but for an office that is older. */
        UNSET,
        /** Plain HTTP for everybody. */
        OFF,
        /** The office's own key, and a certificate made from it. */
        AUTO,
        /** An administrator's. */
        FILES
    }

    public static final TlsChoice UNSET = new TlsChoice(TlsKind.UNSET, List.of());
    public static final TlsChoice OFF = new TlsChoice(TlsKind.OFF, List.of());
    public static final TlsChoice AUTO = new TlsChoice(TlsKind.AUTO, List.of());

    private static final int MOST_FILES = 2;

    /** @throws IllegalArgumentException if this is neither {@code off} nor {@code auto} nor one or two files, with a comma between */
    public static TlsChoice of(String text) {
        return switch (text) {
            case "" -> UNSET;
            case "off" -> OFF;
            case "auto" -> AUTO;
            default -> new TlsChoice(TlsKind.FILES, files(text));
        };
    }

    private static List<Path> files(String text) {
        List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        // A word such as "on" is no file; a file's name has an ending or a folder.
        if (names.size() > MOST_FILES || names.stream().anyMatch(name -> !name.matches(".*[./\\\\].*"))) {
            throw new IllegalArgumentException(text);
        }
        try {
            return names.stream().map(name -> Path.of(name).toAbsolutePath().normalize()).toList();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
