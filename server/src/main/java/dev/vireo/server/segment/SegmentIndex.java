package dev.vireo.server.segment;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where each entry of a segment is in its file, and whom it is for. An entry's place is its position minus that of the segment's first
 * entry. Thread-safe.
 */
final class SegmentIndex {

    private static final int FEW = 256;

    private int[] offsets = new int[FEW];
    private int[] audiences = new int[FEW];
    private final Map<String, Integer> numbers = new HashMap<>();
    private int count;
    private int end;
    private Instant earliest = Instant.MAX;

    /** @param begin where the first entry's record is */
    SegmentIndex(int begin) {
        this.end = begin;
    }

    /** The next entry, whose record is behind the others. */
    synchronized void add(StoredEntry entry, int length) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, 2 * count);
            audiences = Arrays.copyOf(audiences, 2 * count);
        }
        offsets[count] = end;
        numbers.putIfAbsent(entry.audience(), numbers.size());
        audiences[count] = numbers.getOrDefault(entry.audience(), 0);
        count++;
        end += length;
        if (entry.at().isBefore(earliest)) {
            earliest = entry.at();
        }
    }

    synchronized int count() {
        return count;
    }

    /** Where the next record begins. */
    synchronized int end() {
        return end;
    }

    /** The earliest time of an entry; far in the future if there is none. */
    synchronized Instant earliest() {
        return earliest;
    }

    /** Where the record of a place begins. That of the place after the last is {@link #end}. */
    synchronized int offset(int place) {
        return place == count ? end : offsets[place];
    }

    /**
     * The places from one up to but not including another.
     *
     * @param wanted for whom; null for all
     */
    synchronized int[] places(int from, int to, @Nullable Set<String> wanted, int limit) {
        int last = Math.min(to, count);
        if (from >= last) {
            return new int[0];
        }
        int[] found = new int[Math.min(limit, last - from)];
        int length = 0;
        boolean[] isWanted = new boolean[numbers.size()];
        boolean any = wanted == null;
        if (wanted != null) {
            for (Map.Entry<String, Integer> each : numbers.entrySet()) {
                isWanted[each.getValue()] = wanted.contains(each.getKey());
                any |= isWanted[each.getValue()];
            }
        }
        for (int place = from; any && place < last && length < limit; place++) {
            if (wanted == null || isWanted[audiences[place]]) {
                found[length++] = place;
            }
        }
        return Arrays.copyOf(found, length);
    }

    synchronized ByteBuffer toBytes() {
        List<byte[]> names = new ArrayList<>();
        numbers.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(each -> names.add(each.getKey().getBytes(StandardCharsets.UTF_8)));
        int length = names.stream().mapToInt(name -> Short.BYTES + name.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES * count + Integer.BYTES + length);
        for (int place = 0; place < count; place++) {
            bytes.putInt(offsets[place]).putInt(audiences[place]);
        }
        bytes.putInt(names.size());
        names.forEach(name -> bytes.putShort((short) name.length).put(name));
        return bytes.flip();
    }

    /** @param bytes whole, as their checksum shows */
    static SegmentIndex ofBytes(ByteBuffer bytes, int count, int end, Instant earliest) {
        SegmentIndex index = new SegmentIndex(end);
        index.count = count;
        index.earliest = earliest;
        index.offsets = new int[Math.max(count, 1)];
        index.audiences = new int[Math.max(count, 1)];
        for (int place = 0; place < count; place++) {
            index.offsets[place] = bytes.getInt();
            index.audiences[place] = bytes.getInt();
        }
        for (int left = bytes.getInt(); left > 0; left--) {
            byte[] name = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(name);
            index.numbers.put(new String(name, StandardCharsets.UTF_8), index.numbers.size());
        }
        return index;
    }
}
