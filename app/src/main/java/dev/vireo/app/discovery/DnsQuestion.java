package dev.vireo.app.discovery;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A question of mDNS.
 *
 * @param type of the records that are asked for
 */
record DnsQuestion(DnsName name, int type) {

    private static final int POINTER = 12;
    private static final int ANY = 255;
    private static final int CLASS_INTERNET = 1;

    /** Which instances of a type there are. */
    static DnsQuestion instancesOf(DnsName type) {
        return new DnsQuestion(type, POINTER);
    }

    /** Everything about a name. */
    static DnsQuestion about(DnsName name) {
        return new DnsQuestion(name, ANY);
    }

    /** One packet with these questions. */
    static ByteBuffer packet(List<DnsQuestion> questions) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            // Neither an id nor flags; no answers.
            out.writeInt(0);
            out.writeShort(questions.size());
            out.writeShort(0);
            out.writeInt(0);
            for (DnsQuestion question : questions) {
                for (String label : question.name.labels()) {
                    out.writeByte(label.length());
                    out.write(label.getBytes(StandardCharsets.ISO_8859_1));
                }
                out.writeByte(0);
                out.writeShort(question.type);
                out.writeShort(CLASS_INTERNET);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }
}
