package dev.vireo.app.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a packet of mDNS (RFC 1035 and 6762). The packet may come from anybody: whatever it says, reading it takes no longer than its
 * length allows, and what cannot be read is left out.
 */
final class DnsAnswer {

    /** The largest that mDNS allows. */
    static final int LARGEST = 9_000;

    private static final int TYPE_A = 1;
    private static final int TYPE_PTR = 12;
    private static final int TYPE_TXT = 16;
    private static final int TYPE_AAAA = 28;
    private static final int TYPE_SRV = 33;
    private static final int CLASS_INTERNET = 1;
    private static final int CLASS_MASK = 0x7FFF;
    private static final int IS_ANSWER = 0x8000;
    private static final int LONGEST_NAME = 255;
    private static final int POINTER = 0xC0;
    private static final int MOST_RECORDS = 400;
    private static final int MOST_ATTRIBUTES = 32;

    private final ByteBuffer packet;

    private DnsAnswer(ByteBuffer packet) {
        this.packet = packet;
    }

    /** The records of an answer, up to the first that cannot be read; empty if it is a question. */
    static List<DnsRecord> read(ByteBuffer packet) {
        List<DnsRecord> records = new ArrayList<>();
        try {
            new DnsAnswer(packet.slice()).read(records);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // Cut short or nonsense: what came before it may still be right.
            return records;
        }
        return records;
    }

    private void read(List<DnsRecord> records) {
        packet.getShort();
        if ((packet.getShort() & IS_ANSWER) == 0) {
            return;
        }
        int questions = Short.toUnsignedInt(packet.getShort());
        int answers = Short.toUnsignedInt(packet.getShort()) + Short.toUnsignedInt(packet.getShort())
                + Short.toUnsignedInt(packet.getShort());
        for (int i = 0; i < questions; i++) {
            name();
            packet.getInt();
        }
        for (int i = 0; i < answers && i < MOST_RECORDS; i++) {
            record(records);
        }
    }

    private void record(List<DnsRecord> records) {
        DnsName name = name();
        int type = Short.toUnsignedInt(packet.getShort());
        int kind = packet.getShort() & CLASS_MASK;
        long ttl = Integer.toUnsignedLong(packet.getInt());
        int length = Short.toUnsignedInt(packet.getShort());
        int end = packet.position() + length;
        if (end > packet.limit()) {
            throw new BufferUnderflowException();
        }
        if (kind == CLASS_INTERNET) {
            switch (type) {
                case TYPE_PTR -> records.add(new DnsRecord.Pointer(name, ttl, name()));
                case TYPE_SRV -> {
                    packet.getInt();
                    int port = Short.toUnsignedInt(packet.getShort());
                    records.add(new DnsRecord.Location(name, ttl, name(), port));
                }
                case TYPE_TXT -> records.add(new DnsRecord.Attributes(name, ttl, attributes(end)));
                case TYPE_A -> records.add(new DnsRecord.HostAddress(name, ttl, address(4, length)));
                case TYPE_AAAA -> records.add(new DnsRecord.HostAddress(name, ttl, address(16, length)));
                default -> {
                    // Not of use here.
                }
            }
        }
        packet.position(end);
    }

    private InetAddress address(int wanted, int length) {
        if (length != wanted) {
            throw new IllegalArgumentException("an address of " + length + " bytes");
        }
        byte[] bytes = new byte[wanted];
        packet.get(bytes);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<String, String> attributes(int end) {
        Map<String, String> values = new LinkedHashMap<>();
        while (packet.position() < end) {
            byte[] bytes = new byte[Byte.toUnsignedInt(packet.get())];
            packet.get(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int equals = text.indexOf('=');
            if (equals > 0 && values.size() < MOST_ATTRIBUTES) {
                // Of two with the same key the first counts (RFC 6763).
                values.putIfAbsent(text.substring(0, equals).toLowerCase(Locale.ROOT), text.substring(equals + 1));
            }
        }
        return values;
    }

    /** A name may go on elsewhere in the packet, but only further ahead, so that reading it comes to an end. */
    private DnsName name() {
        List<String> labels = new ArrayList<>();
        int position = packet.position();
        int after = -1;
        int length = 0;
        while (true) {
            int size = Byte.toUnsignedInt(packet.get(checked(position)));
            if ((size & POINTER) == POINTER) {
                int target = (size & ~POINTER) << 8 | Byte.toUnsignedInt(packet.get(checked(position + 1)));
                if (target >= position) {
                    throw new IllegalArgumentException("a name that leads forward");
                }
                after = after < 0 ? position + 2 : after;
                position = target;
            } else if (size == 0) {
                packet.position(after < 0 ? position + 1 : after);
                return new DnsName(labels);
            } else if (size > 63) {
                throw new IllegalArgumentException("a label of an unknown kind");
            } else {
                length += size + 1;
                if (length > LONGEST_NAME) {
                    throw new IllegalArgumentException("a name that is too long");
                }
                checked(position + size);
                byte[] label = new byte[size];
                packet.get(position + 1, label);
                labels.add(new String(label, StandardCharsets.ISO_8859_1));
                position += size + 1;
            }
        }
    }

    private int checked(int position) {
        if (position >= packet.limit()) {
            throw new BufferUnderflowException();
        }
        return position;
    }
}
