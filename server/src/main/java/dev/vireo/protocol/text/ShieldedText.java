package dev.vireo.protocol.text;

import dev.vireo.protocol.text.AddressFinder.AddressSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text prepared for the Markdown parser: everything that is no markup in a message, such as addresses, stars of arithmetic and
 * some backslashes, is replaced by a placeholder, which is a letter to the parser. Placeholders are code points that no text may
 * contain; where a text does, they are replaced by a placeholder, too.
 */
final class ShieldedText {

    /** Begins the token of words; digits follow. */
    private static final char WORDS = '\ufdd0';
    /** Begins the token of an address. */
    private static final char ADDRESS = '\ufdd1';
    private static final char DIGIT = '\ufde0';
    private static final int DIGITS = 3;
    private static final int BITS = 4;
    private static final int MAX_TOKENS = 1 << BITS * DIGITS;
    /** White space for the parser, invisible to people. It shows on which side of a delimiter its word is. */
    private static final char BORDER = '\u205f';

    private final List<Placeholder> tokens = new ArrayList<>();
    private final Map<String, Integer> wordTokens = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String shielded = "";

    /** @param leads the target of an address; null for words */
    private record Placeholder(String shown, String typed, @Nullable String leads) {
    }

    /**
     * A piece of the parser's result, with its placeholders replaced by the original text.
     *
     * @param leads the target if it is an address, otherwise null
     */
    record RestoredPiece(String shown, @Nullable String leads) {
    }

    /**
     * The signs after backslashes.
     *
     * @param signs the positions of all signs after a backslash
     * @param taken those that would be markup without the backslash, which is therefore not shown
     */
    record EscapedSigns(BitSet signs, BitSet taken) {

        static final EscapedSigns NONE = new EscapedSigns(new BitSet(), new BitSet());
    }

    /** @throws TooMuch if it has more tokens than a text written for people */
    static ShieldedText of(String source, EscapedSigns escapes) {
        ShieldedText result = new ShieldedText();
        result.read(source, escapes, null);
        return result;
    }

    /**
     * Like {@link #of}, but replaces each of these positions by the sign's position in the shielded text; -1 if the sign is never
     * markup.
     */
    static ShieldedText probe(String source, int[] signs) {
        ShieldedText result = new ShieldedText();
        int[] places = new int[source.length()];
        result.read(source, EscapedSigns.NONE, places);
        for (int i = 0; i < signs.length; i++) {
            signs[i] = places[signs[i]] - 1;
        }
        return result;
    }

    private void read(String source, EscapedSigns escapes, int @Nullable [] places) {
        List<AddressSpan> addresses = AddressFinder.in(source);
        OpenRuns open = new OpenRuns();
        int next = 0;
        for (int at = 0; at < source.length();) {
            while (next < addresses.size() && addresses.get(next).from() < at) {
                next++;
            }
            AddressSpan address = next < addresses.size() ? addresses.get(next) : null;
            char c = source.charAt(at);
            if (address != null && address.from() == at) {
                at = address(source, address, open);
            } else if (c == '<' && address != null && address.from() == at + 1 && address.scheme().isEmpty()
                    && address.to() < source.length() && source.charAt(address.to()) == '>') {
                String shown = source.substring(at + 1, address.to());
                token(ADDRESS, new Placeholder(shown, "<" + shown + ">", shown));
                at = address.to() + 1;
            } else if (c == '\\' && at + 1 < source.length() && escapes.signs().get(at + 1)) {
                String typed = source.substring(at, at + 2);
                token(WORDS, new Placeholder(escapes.taken().get(at + 1) ? typed.substring(1) : typed, typed, null));
                at += 2;
            } else if (c == '*' || c == '_' || c == '~') {
                at = run(source, at, open, places);
            } else {
                if (c == '\n' && at + 1 < source.length() && source.charAt(at + 1) == '\n') {
                    open = new OpenRuns();
                }
                recordPlace(places, at);
                sign(c);
                at++;
            }
        }
        shielded = text.toString();
    }

    /** Counts the delimiters of each kind that are still open. */
    private static final class OpenRuns {
        private int stars;
        private int underscores;
        private int tildes;

        int of(char c) {
            return c == '*' ? stars : c == '_' ? underscores : c == '~' ? tildes : 0;
        }

        void add(char c, int count) {
            switch (c) {
                case '*' -> stars = Math.max(0, stars + count);
                case '_' -> underscores = Math.max(0, underscores + count);
                case '~' -> tildes = Math.max(0, tildes + count);
                default -> {}
            }
        }
    }

    /** Shields an address, without trailing signs that close emphasis opened before it. */
    private int address(String source, AddressSpan address, OpenRuns open) {
        int end = address.to();
        OpenRuns inside = new OpenRuns();
        for (int at = address.from(); at < end; at++) {
            inside.add(source.charAt(at), 1);
        }
        while (end > address.from()) {
            char c = source.charAt(end - 1);
            int run = end;
            while (run > address.from() && source.charAt(run - 1) == c) {
                run--;
            }
            int cut = Math.min(open.of(c), 2 * (end - run) - inside.of(c));
            if (cut <= 0) {
                break;
            }
            inside.add(c, -cut);
            end -= cut;
        }
        String shown = source.substring(address.from(), end);
        token(ADDRESS, new Placeholder(shown, shown, address.scheme() + shown));
        return end;
    }

    private int run(String source, int from, OpenRuns open, int @Nullable [] places) {
        char c = source.charAt(from);
        int to = from;
        while (to < source.length() && source.charAt(to) == c) {
            to++;
        }
        boolean spaceBefore = from == 0 || CharacterKinds.isSpace(source.codePointBefore(from));
        boolean spaceBehind = to == source.length() || CharacterKinds.isSpace(source.codePointAt(to));
        String run = source.substring(from, to);
        EmphasisDelimiters can = EmphasisDelimiters.at(source, from, to);
        if (spaceBefore && spaceBehind || c == '~' && run.length() != 2) {
            append(run, from, places);
        } else if (!can.opens() && !can.closes()) {
            token(WORDS, new Placeholder(run, run, null));
        } else {
            boolean closes = can.closes() && (!can.opens() || open.of(c) > 0);
            // Between letters the parser decides by itself whether it opens or closes; beside a bracket or quote it would accept
            // neither.
            boolean either = can.opens() && can.closes() && EmphasisDelimiters.betweenLetters(source, from, to);
            if (!closes && !either && !spaceBefore) {
                text.append(BORDER);
            }
            append(run, from, places);
            if (closes && !either && !spaceBehind) {
                text.append(BORDER);
            }
            open.add(c, closes ? -run.length() : run.length());
        }
        return to;
    }

    private void append(String run, int from, int @Nullable [] places) {
        for (int i = 0; i < run.length(); i++) {
            recordPlace(places, from + i);
            text.append(run.charAt(i));
        }
    }

    /** Stores the position plus one, so that 0 means none. */
    private void recordPlace(int @Nullable [] places, int at) {
        if (places != null) {
            places[at] = text.length() + 1;
        }
    }

    private void sign(char c) {
        if (c == WORDS || c == ADDRESS || c == BORDER || c >= DIGIT && c < DIGIT + (1 << BITS)) {
            token(WORDS, new Placeholder(String.valueOf(c), String.valueOf(c), null));
        } else {
            text.append(c);
        }
    }

    private void token(char kind, Placeholder token) {
        int index = kind == ADDRESS ? add(token) : wordTokens.computeIfAbsent(token.shown() + '\0' + token.typed(), _ -> add(token));
        text.append(kind);
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
            text.append((char) (DIGIT + (index >> BITS * digit & (1 << BITS) - 1)));
        }
    }

    private int add(Placeholder token) {
        if (tokens.size() == MAX_TOKENS) {
            throw new TooMuch();
        }
        tokens.add(token);
        return tokens.size() - 1;
    }

    /** The text for the parser. */
    String text() {
        return shielded;
    }

    /** A part of the parser's text as it was typed. */
    String typed(String part) {
        StringBuilder typed = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char c = part.charAt(at);
            if (c == WORDS || c == ADDRESS) {
                typed.append(tokens.get(index(part, at)).typed());
                at += DIGITS;
            } else if (c != BORDER) {
                typed.append(c);
            }
        }
        return typed.toString();
    }

    /** A part of the parser's text as shown, with addresses as separate pieces. */
    List<RestoredPiece> pieces(String part) {
        List<RestoredPiece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < part.length(); at++) {
            char c = part.charAt(at);
            if (c == ADDRESS) {
                addWords(words, pieces);
                Placeholder token = tokens.get(index(part, at));
                pieces.add(new RestoredPiece(token.shown(), token.leads()));
                at += DIGITS;
            } else if (c == WORDS) {
                words.append(tokens.get(index(part, at)).shown());
                at += DIGITS;
            } else if (c != BORDER) {
                words.append(c);
            }
        }
        addWords(words, pieces);
        return pieces;
    }

    private static void addWords(StringBuilder words, List<RestoredPiece> into) {
        if (!words.isEmpty()) {
            into.add(new RestoredPiece(words.toString(), null));
            words.setLength(0);
        }
    }

    private static int index(String part, int at) {
        int index = 0;
        for (int digit = 1; digit <= DIGITS; digit++) {
            index = index << BITS | part.charAt(at + digit) - DIGIT;
        }
        return index;
    }
}
