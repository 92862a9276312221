package dev.vireo.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a JPEG's head, up to the pixels, into its segments, as far as it is intact. */
final class JpegSegments {

    private static final int APP1 = 0xFFE1;
    private static final int APP2 = 0xFFE2;
    private static final int APP14 = 0xFFEE;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final byte[] EXIF = ascii("Exif\0\0");
    private static final byte[] PROFILE = ascii("ICC_PROFILE\0");
    private static final byte[] ADOBE = ascii("Adobe");
    /** After the name come the part's number and the count of parts, one byte each. */
    private static final int PROFILE_HEAD = PROFILE.length + 2;
    private static final int ADOBE_TRANSFORM = 11;
    private static final int FRAME_COMPONENTS = 5;

    /** @param start the position of its marker */
    private record Segment(int marker, int start, byte[] content) {

        boolean is(int wanted, byte[] name) {
            return marker == wanted && content.length >= name.length
                    && ByteBuffer.wrap(content, 0, name.length).equals(ByteBuffer.wrap(name));
        }
    }

    private final byte[] jpeg;
    private final List<Segment> segments = new ArrayList<>();

    /** @param jpeg the whole file, or its beginning */
    JpegSegments(byte[] jpeg) {
        this.jpeg = jpeg;
        ByteBuffer bytes = ByteBuffer.wrap(jpeg);
        int position = 2;
        while (position + 4 <= jpeg.length) {
            int marker = Short.toUnsignedInt(bytes.getShort(position));
            if (marker == 0xFFFF) {
                position++; // filling
                continue;
            }
            int length = Short.toUnsignedInt(bytes.getShort(position + 2));
            int end = position + 2 + length;
            if (marker <= 0xFF00 || marker == START_OF_SCAN || length < 2 || end > jpeg.length) {
                return;
            }
            byte[] content = new byte[length - 2];
            bytes.get(position + 4, content);
            segments.add(new Segment(marker, position, content));
            position = end;
        }
    }

    /** The Exif data, a TIFF structure. */
    Optional<ByteBuffer> exif() {
        return segments.stream().filter(segment -> segment.is(APP1, EXIF)).findFirst()
                .map(segment -> ByteBuffer.wrap(segment.content, EXIF.length, segment.content.length - EXIF.length).slice());
    }

    /** The bytes of the colour profile, empty if there is none. */
    byte[] profile() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        segments.stream().filter(segment -> segment.is(APP2, PROFILE) && segment.content.length > PROFILE_HEAD)
                .forEach(segment -> all.write(segment.content, PROFILE_HEAD, segment.content.length - PROFILE_HEAD));
        return all.toByteArray();
    }

    /** Whether the four components are YCCK, according to Adobe's marker. */
    boolean isYcck() {
        return segments.stream().filter(segment -> segment.is(APP14, ADOBE) && segment.content.length > ADOBE_TRANSFORM)
                .anyMatch(segment -> segment.content[ADOBE_TRANSFORM] == 2);
    }

    /** The number of samples per pixel; 0 if no frame header is in these bytes. */
    int components() {
        return segments.stream().filter(segment -> isFrame(segment.marker) && segment.content.length > FRAME_COMPONENTS)
                .findFirst().map(segment -> (int) segment.content[FRAME_COMPONENTS]).orElse(0);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }

    /** The file without its colour profile. */
    byte[] withoutProfile() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(jpeg.length);
        int from = 0;
        for (Segment segment : segments) {
            if (segment.is(APP2, PROFILE)) {
                rest.write(jpeg, from, segment.start - from);
                from = segment.start + 4 + segment.content.length;
            }
        }
        rest.write(jpeg, from, jpeg.length - from);
        return rest.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
