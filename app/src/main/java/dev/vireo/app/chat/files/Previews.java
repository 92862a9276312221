package dev.vireo.app.chat.files;

import dev.vireo.app.transfer.Attachments;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Message.Attachment;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Previews of files: fetched and decoded in the background, kept while it is among the most recently used and all of it together
 * is small. A file never changes, so nothing goes stale. FX thread.
 */
public final class Previews {

    /** In bytes, as the pictures are in memory. */
    private static final long KEPT = 48L * 1024 * 1024;
    private static final int LINES = 8;
    private static final int LINE_LENGTH = 200;
    private static final int LOCAL_KEPT = 40;
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069]");

    /** A caller that waits for a preview. */
    private record WaitingPreview<T>(Consumer<T> then, Runnable failed) {
    }

    private final Attachments attachments;
    private final Background background;
    private final Map<String, Image> pictures = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<WaitingPreview<Image>>> picturesAsked = new HashMap<>();
    private final Map<Path, Optional<LocalPicture>> local = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Optional<LocalPicture>> eldest) {
            return size() > LOCAL_KEPT;
        }
    };
    private long held;

    public Previews(Attachments attachments, Background background) {
        this.attachments = attachments;
        this.background = background;
    }

    /** The picture, if it is here already. */
    @Nullable
    Image known(Attachment file) {
        return pictures.get(file.id());
    }

    /** Hands over the picture, at once if it is here; else {@code failed} is told. */
    void picture(Attachment file, Consumer<Image> then, Runnable failed) {
        Image known = pictures.get(file.id());
        if (known != null) {
            then.accept(known);
            return;
        }
        WaitingPreview<Image> waiting = new WaitingPreview<>(then, failed);
        List<WaitingPreview<Image>> others = picturesAsked.get(file.id());
        if (others != null) {
            others.add(waiting);
            return;
        }
        picturesAsked.put(file.id(), new ArrayList<>(List.of(waiting)));
        attachments.preview(file).whenComplete((png, failure) -> {
            if (failure != null) {
                arrived(file, null);
                return;
            }
            background.call(() -> decode(file, png))
                    .succeeded(image -> arrived(file, image.isError() ? null : image))
                    .failed(_ -> arrived(file, null))
                    .start();
        });
    }

    /** Never larger than the picture is: asked for more, it would be blown up. */
    private static Image decode(Attachment file, byte[] png) {
        int width = file.width() == null ? LocalPicture.PREVIEW : Math.min(LocalPicture.PREVIEW, file.width());
        int height = file.height() == null ? LocalPicture.PREVIEW : Math.min(LocalPicture.PREVIEW, file.height());
        return new Image(new ByteArrayInputStream(png), width, height, true, true);
    }

    private void arrived(Attachment file, @Nullable Image image) {
        List<WaitingPreview<Image>> waiting = picturesAsked.remove(file.id());
        if (image != null) {
            keep(file.id(), image);
        }
        if (waiting != null) {
            waiting.forEach(each -> {
                if (image == null) {
                    each.failed().run();
                } else {
                    each.then().accept(image);
                }
            });
        }
    }

    private void keep(String id, Image image) {
        Image before = pictures.put(id, image);
        held += bytes(image) - (before == null ? 0 : bytes(before));
        var eldest = pictures.entrySet().iterator();
        while (held > KEPT && pictures.size() > 1 && eldest.hasNext()) {
            held -= bytes(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long bytes(Image image) {
        return (long) (image.getWidth() * image.getHeight() * 4);
    }

    /** Hands over the first lines of a text. */
    void text(Attachment file, Consumer<String> then, Runnable failed) {
        String known = texts.get(file.id());
        if (known != null) {
            then.accept(known);
            return;
        }
        attachments.preview(file).whenComplete((bytes, failure) -> {
            if (failure != null) {
                failed.run();
                return;
            }
            String lines = beginning(new String(bytes, StandardCharsets.UTF_8));
            texts.put(file.id(), lines);
            then.accept(lines);
        });
    }

    /** The lines that fit into a bubble, without invisible characters. */
    static String beginning(String text) {
        return UNSHOWN.matcher(text).replaceAll("").lines().limit(LINES)
                .map(line -> line.replace("\t", "    "))
                .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) : line)
                .collect(Collectors.joining("\n")).stripTrailing();
    }

    /** Hands over the picture that a file on this computer is; nothing happens if it is none. */
    void local(Upload upload, Consumer<LocalPicture> then) {
        Path file = upload.file();
        Optional<LocalPicture> known = local.get(file);
        if (known != null) {
            known.ifPresent(then);
            return;
        }
        background.call(() -> LocalPicture.read(file)).succeeded(picture -> {
            local.put(file, picture);
            picture.ifPresent(then);
        }).start();
    }

    /** The picture that a file on this computer is, if it was looked at before. */
    Optional<LocalPicture> localKnown(Upload upload) {
        Optional<LocalPicture> known = local.get(upload.file());
        return known == null ? Optional.empty() : known;
    }

    /** What was sent from here need not be fetched to be shown. */
    void sent(Upload upload, Attachment file) {
        if (file.preview() == dev.vireo.protocol.Message.Preview.IMAGE && !pictures.containsKey(file.id())) {
            localKnown(upload).ifPresent(picture -> keep(file.id(), picture.image()));
        }
    }
}
