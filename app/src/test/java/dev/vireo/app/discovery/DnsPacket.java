package dev.vireo.app.discovery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An answer of mDNS, put together by hand. Labels are divided by a slash, so that they may hold dots. */
final class DnsPacket {

    private static final int TTL = 120;

    private final List<byte[]> records = new ArrayList<>();

    /** All that makes an office known. */
    static DnsPacket office(String label, String host, int port, String address, String... attributes) {
        return new DnsPacket().pointer(label, TTL).location(label, host, port).attributes(label, attributes).address(host, address, TTL);
    }

    DnsPacket pointer(String label, int ttl) {
        return record("_vireo/_tcp/local", 12, ttl, name(instance(label)));
    }

    DnsPacket location(String label, String host, int port) {
        return record(instance(label), 33, TTL, bytes(out -> {
            out.writeInt(0);
            out.writeShort(port);
            out.write(name(host + "/local"));
        }));
    }

    DnsPacket attributes(String label, String... attributes) {
        return record(instance(label), 16, TTL, bytes(out -> {
            for (String each : attributes) {
                byte[] text = each.getBytes(StandardCharsets.UTF_8);
                out.writeByte(text.length);
                out.write(text);
            }
        }));
    }

    DnsPacket address(String host, String address, int ttl) {
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return record(host + "/local", bytes.length == 4 ? 1 : 28, ttl, bytes);
    }

    DnsPacket record(String name, int type, int ttl, byte[] data) {
        records.add(bytes(out -> {
            out.write(name(name));
            out.writeShort(type);
            out.writeShort(0x8001);
            out.writeInt(ttl);
            out.writeShort(data.length);
            out.write(data);
        }));
        return this;
    }

    ByteBuffer packet() {
        return ByteBuffer.wrap(bytes(out -> {
            out.writeInt(0x8400);
            out.writeShort(0);
            out.writeShort(records.size());
            out.writeInt(0);
            for (byte[] each : records) {
                out.write(each);
            }
        }));
    }

    private static String instance(String label) {
        return label + "/_vireo/_tcp/local";
    }

    private static byte[] name(String labels) {
        return bytes(out -> {
            for (String each : labels.split("/")) {
                byte[] label = each.getBytes(StandardCharsets.UTF_8);
                out.writeByte(label.length);
                out.write(label);
            }
            out.writeByte(0);
        });
    }

    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
