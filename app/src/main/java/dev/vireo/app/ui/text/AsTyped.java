package dev.vireo.app.ui.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Signs that mean something in Markdown and in a chat are mostly meant as typed: {@code \\server\share}, {@code R&D}, {@code a<b>c}. */
enum AsTyped implements InlineContentParserFactory {
    /** Takes away the meaning of a sign of markup, and of nothing else. */
    BACKSLASH('\\') {
        @Override
        boolean means(Scanner next) {
            return "*`~[]".indexOf(next.peek()) >= 0 && next.hasNext();
        }
    },
    AMPERSAND('&') {
        @Override
        boolean means(Scanner next) {
            return false;
        }
    },
    /** Around an address, as in mails. */
    LESS_THAN('<') {
        @Override
        boolean means(Scanner next) {
            return next.next("http://") || next.next("https://") || next.next("mailto:");
        }
    };

    private final char sign;

    AsTyped(char sign) {
        this.sign = sign;
    }

    /** Whether it has its meaning in Markdown before what comes next. */
    abstract boolean means(Scanner next);

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of(sign);
    }

    @Override
    public InlineContentParser create() {
        return state -> {
            Scanner scanner = state.scanner();
            scanner.next();
            Position after = scanner.position();
            return means(scanner) ? ParsedInline.none() : ParsedInline.of(new Text(String.valueOf(sign)), after);
        };
    }
}
