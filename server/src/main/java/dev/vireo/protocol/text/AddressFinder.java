package dev.vireo.protocol.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;

/** Finds web and mail addresses in a text. Inside an address there is no markup and no mention. */
final class AddressFinder {

    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL))
            .build();

    /** The prefix for names of other networks, such as {@code @sita@example.social}, which are not links. */
    private static final String HANDLE = "handle:";

    /**
     * An address in a text: from its first char up to but not including the last index.
     *
     * @param scheme what must precede it to form a link; empty if it is complete
     */
    record AddressSpan(int from, int to, String scheme) {
    }

    private AddressFinder() {
    }

    /** The addresses in order, without overlaps. Each character is looked at a few times, however many addresses there are. */
    static List<AddressSpan> in(CharSequence text) {
        List<AddressSpan> found = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = from;
            boolean likely = false;
            while (to < text.length()) {
                int sign = Character.codePointAt(text, to);
                if (CharacterKinds.endsAnAddress(sign)) {
                    break;
                }
                likely |= sign == ':' || sign == '@' || sign == '.';
                to += Character.charCount(sign);
            }
            if (likely) {
                find(text, from, to, found);
            }
            from = to == text.length() ? to : to + Character.charCount(Character.codePointAt(text, to));
        }
        return found;
    }

    private static void find(CharSequence text, int from, int to, List<AddressSpan> into) {
        for (LinkSpan span : EXTRACTOR.extractLinks(text.subSequence(from, to))) {
            int begin = from + span.getBeginIndex();
            int end = from + span.getEndIndex();
            // Between angle brackets the address is complete, whatever it ends with.
            if (begin > 0 && text.charAt(begin - 1) == '<' && begin == from && to < text.length() && text.charAt(to) == '>') {
                end = to;
            }
            String shown = text.subSequence(begin, end).toString();
            if (span.getType() != LinkType.EMAIL) {
                into.add(new AddressSpan(begin, end, scheme(span.getType(), shown)));
            } else if (begin > 0 && text.charAt(begin - 1) == '@') {
                into.add(new AddressSpan(begin - 1, end, HANDLE));
            } else if (!isSentence(shown)) {
                into.add(new AddressSpan(begin, end, scheme(span.getType(), shown)));
            }
        }
    }

    /** Whether this is a mention in a script without spaces, followed by a full stop, and no mail address. */
    private static boolean isSentence(String mail) {
        int at = mail.lastIndexOf('@');
        int last = mail.codePointAt(mail.lastIndexOf('.') + 1);
        return at > 0 && last > 0x7f && !CharacterKinds.isCased(last)
                && mail.codePointBefore(at) > 0x7f && !CharacterKinds.isCased(mail.codePointBefore(at));
    }

    private static String scheme(LinkType type, String shown) {
        return switch (type) {
            case WWW -> "https://";
            case EMAIL -> shown.regionMatches(true, 0, "mailto:", 0, 7) ? "" : "mailto:";
            case URL -> "";
        };
    }
}
