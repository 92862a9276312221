package dev.vireo.server.search;

import dev.vireo.protocol.Answers.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * An excerpt of a text: the part with the most matches, in one line of plain text, cut between words where possible.
 *
 * @param marks the matches in it, in UTF-16 units, ascending, none touching another
 */
record Snippet(String text, List<Mark> marks) {

    private static final int LENGTH = 160;
    /** The text before the first match. */
    private static final int LEAD = 40;
    /** How far a cut may move to keep a word whole. */
    private static final int LEEWAY = 24;
    private static final char CUT = '…';
    private static final int JOINER = 0x200d;

    /** @param found the matches in any order; they may overlap */
    static Snippet of(String text, List<Mark> found) {
        List<Mark> marks = merged(found);
        String line = oneLine(text);
        if (line.length() <= LENGTH) {
            return new Snippet(line, marks);
        }
        int best = best(marks);
        int from = start(line, best);
        int to = end(line, from, Math.max(from + 1, best));
        int shift = (from > 0 ? 1 : 0) - from;
        String shown = (from > 0 ? CUT : "") + line.substring(from, to) + (to < line.length() ? CUT : "");
        return new Snippet(shown, marks.stream()
                .filter(mark -> mark.from() >= from && mark.from() < to)
                .map(mark -> new Mark(mark.from() + shift, Math.min(mark.to(), to) + shift))
                .toList());
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isWhitespace(line.charAt(i)) || Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    private static List<Mark> merged(List<Mark> found) {
        List<Mark> marks = new ArrayList<>();
        found.stream().sorted(Comparator.comparingInt(Mark::from).thenComparing(Mark::to)).forEach(mark -> {
            if (!marks.isEmpty() && mark.from() <= marks.getLast().to()) {
                Mark last = marks.removeLast();
                marks.add(new Mark(last.from(), Math.max(last.to(), mark.to())));
            } else {
                marks.add(mark);
            }
        });
        return marks;
    }

    /** The start of the range with the most matches. */
    private static int best(List<Mark> marks) {
        int best = 0;
        int most = 0;
        int behind = 0;
        for (int first = 0; first < marks.size(); first++) {
            while (behind < marks.size() && marks.get(behind).to() <= marks.get(first).from() + LENGTH - LEAD) {
                behind++;
            }
            if (behind - first > most) {
                most = behind - first;
                best = marks.get(first).from();
            }
        }
        return marks.isEmpty() || most > 0 ? best : marks.getFirst().from();
    }

    private static int start(String line, int match) {
        int from = Math.max(0, Math.min(match, line.length()) - LEAD);
        if (from == 0) {
            return 0;
        }
        int space = line.indexOf(' ', from);
        if (space >= 0 && space < match && space - from <= LEEWAY) {
            return space + 1;
        }
        while (from < match && isInside(line, from)) {
            from++;
        }
        return from;
    }

    private static int end(String line, int from, int match) {
        int to = Math.min(line.length(), from + LENGTH);
        if (to == line.length()) {
            return to;
        }
        int space = line.lastIndexOf(' ', to);
        if (space > match && to - space <= LEEWAY) {
            return space;
        }
        int cut = to;
        while (cut > to - LEEWAY && isInside(line, cut)) {
            cut--;
        }
        if (cut > to - LEEWAY) {
            return cut;
        }
        return Character.isLowSurrogate(line.charAt(to)) ? to - 1 : to;
    }

    /** Whether a cut here would split a character. */
    private static boolean isInside(String line, int at) {
        int next = line.codePointAt(at);
        return Character.isLowSurrogate(line.charAt(at)) && Character.isHighSurrogate(line.charAt(at - 1))
                || next == JOINER || line.charAt(at - 1) == JOINER || Character.isEmojiModifier(next)
                || switch (Character.getType(next)) {
                    case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }
}
