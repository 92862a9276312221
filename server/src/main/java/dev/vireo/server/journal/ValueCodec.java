package dev.vireo.server.journal;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the values of statements as bytes, and reads exactly the same values back. */
final class ValueCodec {

    private static final int NULL = 0;
    private static final int TEXT = 1;
    /** Text with half a surrogate pair, which UTF-8 has no bytes for. */
    private static final int BROKEN_TEXT = 2;
    private static final int LONG = 3;
    private static final int INT = 4;
    private static final int TRUE = 5;
    private static final int FALSE = 6;
    private static final int DOUBLE = 7;
    private static final int BYTES = 8;
    private static final int TIME = 9;
    private static final int ARRAY = 10;
    /** The kinds of arrays; each has its place in this list as its number. */
    private static final List<Class<?>> ELEMENTS = List.of(Object.class, String.class, Long.class, Integer.class, Boolean.class);

    private ValueCodec() {
    }

    /** @throws IllegalArgumentException if the value is of a kind that no statement of Vireo has */
    static void write(ByteWriter to, @Nullable Object value) {
        switch (value) {
            case null -> to.single(NULL);
            case String text -> write(to, text);
            case Long number -> {
                to.single(LONG);
                to.signed(number);
            }
            case Integer number -> {
                to.single(INT);
                to.signed(number);
            }
            case Boolean truth -> to.single(truth ? TRUE : FALSE);
            case Double number -> {
                to.single(DOUBLE);
                to.signed(Double.doubleToRawLongBits(number));
            }
            case byte[] bytes -> {
                to.single(BYTES);
                to.block(bytes);
            }
            case Instant time -> {
                to.single(TIME);
                to.signed(time.getEpochSecond());
                to.count(time.getNano());
            }
            case Object[] elements -> write(to, elements);
            default -> throw new IllegalArgumentException("no value for the journal: " + value.getClass().getName());
        }
    }

    private static void write(ByteWriter to, String text) {
        if (isWhole(text)) {
            to.single(TEXT);
            to.block(text.getBytes(StandardCharsets.UTF_8));
        } else {
            to.single(BROKEN_TEXT);
            to.count(text.length());
            text.chars().forEach(to::count);
        }
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            }
        }
        return true;
    }

    private static void write(ByteWriter to, @Nullable Object[] elements) {
        int kind = ELEMENTS.indexOf(elements.getClass().getComponentType());
        if (kind < 0) {
            throw new IllegalArgumentException("no array for the journal: " + elements.getClass().getName());
        }
        to.single(ARRAY);
        to.single(kind);
        to.count(elements.length);
        for (Object element : elements) {
            write(to, element);
        }
    }

    /** @throws RuntimeException if this is no value */
    static @Nullable Object read(ByteBuffer from) {
        int kind = from.get();
        return switch (kind) {
            case NULL -> null;
            case TEXT -> new String(ByteWriter.readBlock(from), StandardCharsets.UTF_8);
            case BROKEN_TEXT -> readBroken(from);
            case LONG -> ByteWriter.readSigned(from);
            case INT -> (int) ByteWriter.readSigned(from);
            case TRUE -> true;
            case FALSE -> false;
            case DOUBLE -> Double.longBitsToDouble(ByteWriter.readSigned(from));
            case BYTES -> ByteWriter.readBlock(from);
            case TIME -> Instant.ofEpochSecond(ByteWriter.readSigned(from), ByteWriter.readCount(from));
            case ARRAY -> readArray(from);
            default -> throw new IllegalArgumentException("no kind of value: " + kind);
        };
    }

    private static String readBroken(ByteBuffer from) {
        char[] chars = new char[requireRoom(from, ByteWriter.readCount(from))];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) ByteWriter.readCount(from);
        }
        return new String(chars);
    }

    private static Object[] readArray(ByteBuffer from) {
        Class<?> kind = ELEMENTS.get(from.get());
        Object[] elements = (Object[]) Array.newInstance(kind, requireRoom(from, ByteWriter.readCount(from)));
        for (int i = 0; i < elements.length; i++) {
            elements[i] = read(from);
        }
        return elements;
    }

    private static int requireRoom(ByteBuffer from, int count) {
        if (count > from.remaining()) {
            throw new IllegalArgumentException(count + " elements in " + from.remaining() + " bytes");
        }
        return count;
    }
}
