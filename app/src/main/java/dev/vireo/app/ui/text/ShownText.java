package dev.vireo.app.ui.text;

import java.util.List;

/** A text as it was broken into lines, and how to get from it back to the text. */
record ShownText(String shown, String original, List<String> wholes) {

    /** Stands for one thing that is not letters: an emoji, a mention. */
    static final char WHOLE = '\ufffc';

    /** What stands between two places of what is shown, without line breaks that the original does not have. */
    String between(int from, int to) {
        StringBuilder text = new StringBuilder();
        int own = 0;
        int whole = 0;
        for (int at = 0; at < Math.min(to, shown.length()); at++) {
            char c = shown.charAt(at);
            boolean added = c == '\n' && (own >= original.length() || original.charAt(own) != '\n');
            if (added) {
                continue;
            }
            own++;
            boolean one = c == WHOLE && whole < wholes.size();
            if (at >= from) {
                text.append(one ? wholes.get(whole) : String.valueOf(c));
            }
            whole += one ? 1 : 0;
        }
        return text.toString();
    }
}
