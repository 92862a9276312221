package dev.vireo.app.chat.files;

import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.FileNames;
import dev.vireo.protocol.Limits;
import java.util.Locale;
import java.util.regex.Pattern;
import org.kordamp.ikonli.feather.Feather;

/** Describes a file: its name, its size and its icon, so that nobody is misled. */
final class FileWords {

    /** What shows nothing by itself, or turns the direction of what follows, so that {@code gpj.exe} reads {@code exe.jpg}. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]");
    private static final Pattern UNFIT = Pattern.compile("[\\\\/:*?\"<>|]");
    private static final double STEP = 1024;
    private static final long MINUTE = 60;

    private FileWords() {
    }

    static String name(String name) {
        String shown = HIDDEN.matcher(name).replaceAll("").strip();
        return shown.isEmpty() ? "file" : shown;
    }

    /** A name under which it can be saved on any system, in whatever folder is chosen and in no other. */
    static String toSaveAs(String name) {
        String fit = UNFIT.matcher(name(name)).replaceAll("_");
        return FileNames.shortened(fit.startsWith(".") ? "_" + fit : fit, Limits.FILE_NAME_BYTES, Limits.FILE_NAME_BYTES);
    }

    static String size(long bytes, Texts texts) {
        if (bytes < STEP) {
            return texts.get("size.bytes", bytes);
        }
        double thousands = bytes / STEP;
        if (thousands < STEP) {
            return texts.get("size.kb", Math.round(thousands));
        }
        double millions = thousands / STEP;
        return texts.get("size.mb", millions < 10 ? Math.round(millions * 10) / 10.0 : (double) Math.round(millions));
    }

    /** "1.2 MB/s · 8 s left". */
    static String estimate(TransferRate.Estimate estimate, Texts texts) {
        long seconds = estimate.left().toSeconds();
        String left = seconds < MINUTE ? texts.get("left.seconds", seconds)
                : texts.get("left.minutes", (seconds + MINUTE - 1) / MINUTE);
        return texts.get("upload.rate", size(Math.round(estimate.bytesPerSecond()), texts), left);
    }

    /** By the media type, which the server finds by the content. */
    static Feather icon(String type) {
        String kind = type.substring(0, Math.max(0, type.indexOf('/')));
        return switch (kind) {
            case "image" -> Feather.IMAGE;
            case "video" -> Feather.FILM;
            case "audio" -> Feather.MUSIC;
            case "text" -> Feather.FILE_TEXT;
            default -> type.contains("zip") || type.contains("compress") || type.contains("tar") || type.contains("rar")
                    || type.contains("7z") ? Feather.ARCHIVE
                            : type.contains("pdf") || type.contains("document") || type.contains("word") ? Feather.FILE_TEXT
                                    : type.contains("sheet") || type.contains("excel") ? Feather.GRID : Feather.FILE;
        };
    }

    /** By the name: a guess, until the server has looked inside. */
    static Feather iconByName(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (end) {
            case "png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "tif", "tiff" -> Feather.IMAGE;
            case "mp4", "mov", "mkv", "webm", "avi" -> Feather.FILM;
            case "mp3", "wav", "ogg", "flac", "m4a" -> Feather.MUSIC;
            case "txt", "md", "log", "csv", "json", "xml", "pdf", "doc", "docx", "odt" -> Feather.FILE_TEXT;
            case "zip", "gz", "tar", "7z", "rar", "xz" -> Feather.ARCHIVE;
            case "xls", "xlsx", "ods" -> Feather.GRID;
            default -> Feather.FILE;
        };
    }
}
