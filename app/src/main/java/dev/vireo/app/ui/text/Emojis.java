package dev.vireo.app.ui.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every emoji that can be drawn, and how to find them: in a text, by name, by the words people look for. Any thread. */
public final class Emojis {

    /** Emoji under one heading of the picker; its name is the key of a text. */
    public record Category(String key, List<Emoji> emoji) {
    }

    /** An emoji in a text, and where it ends there. */
    public record EmojiMatch(Emoji emoji, int end) {
    }

    private static final String DATA = "/dev/vireo/assets/emoji/emoji.txt";
    private static final char AS_PICTURE = '\ufe0f';
    private static final char AS_TEXT = '\ufe0e';
    /** Bare tones of skin and hair, which nobody picks. */
    private static final String COMPONENTS = "component";

    /** Read when first needed, once: two clients in one process have the same emoji. */
    private static final class KnownEmoji {
        private static final Emojis ALL = read();
    }

    private final List<Category> categories = new ArrayList<>();
    private final List<Emoji> pickable = new ArrayList<>();
    /** By what they are written with, but for the variation selectors, which people's keyboards leave out or put in. */
    private final Map<String, Emoji> known = new HashMap<>();
    private final Map<String, Emoji> named = new HashMap<>();
    private final BitSet starts = new BitSet();
    private int longest;
    private int pictures;

    private Emojis() {
    }

    public static Emojis all() {
        return KnownEmoji.ALL;
    }

    /** In the order of a picker. */
    public List<Category> categories() {
        return List.copyOf(categories);
    }

    /** The emoji that this text is, with or without variation selectors. */
    public Optional<Emoji> of(String text) {
        return Optional.ofNullable(known.get(bare(text)));
    }

    /** The emoji of this short name, with or without colons around it. */
    public Optional<Emoji> named(String shortName) {
        return Optional.ofNullable(named.get(shortName.replace(":", "").toLowerCase(Locale.ROOT)));
    }

    /** The longest emoji that begins exactly here, unless it is one that is usually shown as a sign, such as a bare ©. */
    public @Nullable EmojiMatch at(CharSequence text, int from) {
        int first = Character.codePointAt(text, from);
        if (!starts.get(first)) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        EmojiMatch found = null;
        int count = 0;
        for (int at = from; at < text.length() && count < longest; count++) {
            int point = Character.codePointAt(text, at);
            at += Character.charCount(point);
            key.appendCodePoint(point);
            boolean picture = at < text.length() && text.charAt(at) == AS_PICTURE;
            boolean sign = at < text.length() && text.charAt(at) == AS_TEXT;
            at += picture ? 1 : 0;
            Emoji emoji = sign ? null : known.get(key.toString());
            if (emoji != null && (count > 0 || picture || drawn(emoji, first))) {
                found = new EmojiMatch(emoji, at);
            }
        }
        return found;
    }

    /** Whether any emoji is in the text. */
    public boolean in(CharSequence text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 0x7f && at(text, at) != null || text.charAt(at) == '\u20e3') {
                return true;
            }
        }
        return false;
    }

    /** What one may mean who typed this much of a name or of a word for it: the nearest first, at most so many. */
    public List<Emoji> search(String typed, int limit) {
        String wanted = typed.replace(":", "").strip().toLowerCase(Locale.ROOT).replace(' ', '_');
        if (wanted.isEmpty()) {
            return List.of();
        }
        record RankedEmoji(Emoji emoji, int rank) {
        }
        return pickable.stream().map(emoji -> new RankedEmoji(emoji, rank(emoji, wanted))).filter(each -> each.rank < NO_MATCH)
                .sorted(Comparator.comparingInt(RankedEmoji::rank)).limit(limit).map(RankedEmoji::emoji).toList();
    }

    private static final int NO_MATCH = 6;

    private static int rank(Emoji emoji, String wanted) {
        String name = emoji.name().replace(' ', '_');
        if (emoji.shortNames().contains(wanted)) {
            return 0;
        }
        if (emoji.shortNames().stream().anyMatch(each -> each.startsWith(wanted))) {
            return 1;
        }
        if (name.startsWith(wanted)) {
            return 2;
        }
        if (emoji.words().contains(wanted)) {
            return 3;
        }
        boolean within = Stream.concat(emoji.shortNames().stream(), Stream.of(name))
                .anyMatch(each -> each.contains("_" + wanted) || each.contains("-" + wanted));
        return within ? 4 : emoji.words().stream().anyMatch(each -> each.startsWith(wanted)) ? 5 : NO_MATCH;
    }

    /** Dingbats and weather signs are drawn however they are written, as everywhere else; arrows and the like only on request. */
    private static boolean drawn(Emoji emoji, int point) {
        boolean usuallySign = emoji.text().indexOf(AS_PICTURE) >= 0;
        return !usuallySign || point >= 0x1f000 || point >= 0x2600 && point <= 0x27bf;
    }

    private static String bare(String text) {
        return text.replace(String.valueOf(AS_PICTURE), "");
    }

    private static Emojis read() {
        Emojis all = new Emojis();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Emojis.class.getResourceAsStream(DATA), DATA), StandardCharsets.UTF_8))) {
            List<Emoji> category = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("# ")) {
                    category = new ArrayList<>();
                    all.categories.add(new Category(key(line.substring(2)), category));
                } else {
                    category.add(all.add(line.split("\t", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.categories.removeIf(each -> each.key().equals(COMPONENTS));
        all.categories.forEach(each -> all.pickable.addAll(each.emoji()));
        all.pickable.forEach(each -> each.shortNames().forEach(name -> all.named.putIfAbsent(name, each)));
        return all;
    }

    private static String key(String category) {
        return category.split(" ")[0].toLowerCase(Locale.ROOT);
    }

    private Emoji add(String[] line) {
        int picture = pictures++;
        List<Emoji> skins = new ArrayList<>();
        for (String skin : words(line[4])) {
            skins.add(known(new Emoji(skin, line[1], words(line[2]), List.of(), List.of(), pictures++)));
        }
        return known(new Emoji(line[0], line[1], words(line[2]), words(line[3]), List.copyOf(skins), picture));
    }

    private Emoji known(Emoji emoji) {
        String key = bare(emoji.text());
        known.put(key, emoji);
        starts.set(key.codePointAt(0));
        longest = Math.max(longest, key.codePointCount(0, key.length()));
        return emoji;
    }

    private static List<String> words(String separated) {
        return separated.isEmpty() ? List.of() : List.of(separated.split(" "));
    }
}
