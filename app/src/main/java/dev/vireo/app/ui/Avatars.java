package dev.vireo.app.ui;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/**
 * People's pictures, fetched in the background, scaled to the size they are shown at and kept while they are among the most recently used. FX thread.
 * A picture is known by its content hash, so it never goes stale.
 */
public final class Avatars {

    /** Fetches pictures as PNG bytes; empty where there is none. Called off the FX thread. */
    @FunctionalInterface
    public interface AvatarSource {
        Optional<byte[]> picture(String username, String hash) throws Exception;
    }

    private static final int KEPT = 2_000;

    private record Key(String hash, int pixels) {
    }

    private final AvatarSource source;
    private final Background background;
    private final Map<Key, Image> pictures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Key, List<Consumer<Image>>> waiting = new HashMap<>();

    public Avatars(AvatarSource source, Background background) {
        this.source = source;
        this.background = background;
    }

    /** Nobody has a picture; for screens that stand alone in a test. */
    public static Avatars none() {
        return new Avatars((_, _) -> Optional.empty(), new Background(Runnable::run, Runnable::run));
    }

    /** Hands over the picture, at once if it is here; never, if there is none or it cannot be fetched now. */
    void picture(String username, String hash, int pixels, Consumer<Image> then) {
        Key key = new Key(hash, pixels);
        Image known = pictures.get(key);
        if (known != null) {
            then.accept(known);
            return;
        }
        List<Consumer<Image>> others = waiting.get(key);
        if (others != null) {
            others.add(then);
            return;
        }
        waiting.put(key, new ArrayList<>(List.of(then)));
        background.call(() -> source.picture(username, hash).map(png -> decode(png, pixels)))
                .succeeded(image -> arrived(key, image))
                .failed(_ -> arrived(key, Optional.empty()))
                .start();
    }

    private void arrived(Key key, Optional<Image> image) {
        List<Consumer<Image>> asked = waiting.remove(key);
        image.filter(picture -> !picture.isError()).ifPresent(picture -> {
            pictures.put(key, picture);
            if (asked != null) {
                asked.forEach(each -> each.accept(picture));
            }
        });
    }

    private static Image decode(byte[] png, int pixels) {
        return new Image(new ByteArrayInputStream(png), pixels, pixels, true, true);
    }
}
