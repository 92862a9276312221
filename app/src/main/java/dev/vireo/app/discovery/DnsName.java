package dev.vireo.app.discovery;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A name in DNS.
 *
 * @param labels the bytes of each as ISO 8859-1, so that none is lost; ASCII letters in lower case, since DNS compares them so
 */
record DnsName(List<String> labels) {

    DnsName {
        labels = labels.stream().map(DnsName::lowerCase).toList();
    }

    /** @param text of ASCII, its labels parted by dots */
    static DnsName of(String text) {
        return new DnsName(Arrays.asList(text.split("\\.")));
    }

    private static String lowerCase(String label) {
        // Only ASCII: the other characters are bytes of something else.
        StringBuilder lower = new StringBuilder(label);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) < 0x80) {
                lower.setCharAt(i, Character.toLowerCase(lower.charAt(i)));
            }
        }
        return lower.toString();
    }

    /** Whether this is an instance of a type: one label before it. */
    boolean isInstanceOf(DnsName type) {
        return labels.size() == type.labels.size() + 1 && labels.subList(1, labels.size()).equals(type.labels);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "DnsName[%d labels, %d bytes]", labels.size(),
                String.join(".", labels).getBytes(StandardCharsets.ISO_8859_1).length);
    }
}
