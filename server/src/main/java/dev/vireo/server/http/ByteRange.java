package dev.vireo.server.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The range of a content that a request asks for (RFC 9110, section 14). Only a single range is supported; a header that is
 * broken or asks for several is ignored, as the standard allows, and the whole content is sent.
 *
 * @param from the first byte
 * @param size how many; 0 or less where there are none at this place
 */
record ByteRange(long from, long size) {

    private static final Pattern ONE = Pattern.compile("bytes=(?:([0-9]{1,18})-([0-9]{0,18})|-([0-9]{1,18}))");

    /** @return empty if the whole content is requested */
    static Optional<ByteRange> of(String header, long all) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches()) {
            return Optional.empty();
        }
        if (range.group(3) != null) {
            long last = Math.min(Long.parseLong(range.group(3)), all);
            return Optional.of(new ByteRange(all - last, last));
        }
        long from = Long.parseLong(range.group(1));
        if (range.group(2).isEmpty()) {
            return Optional.of(new ByteRange(from, all - from));
        }
        long to = Long.parseLong(range.group(2));
        return to < from ? Optional.empty() : Optional.of(new ByteRange(from, Math.min(to, all - 1) - from + 1));
    }

    boolean isEmpty() {
        return size <= 0;
    }

    long to() {
        return from + size - 1;
    }
}
