package dev.vireo.server.writer;

import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.WireText;
import dev.vireo.server.problem.ProblemException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What became of a command that was handed to another server. */
sealed interface HandedReply {

    /** Written; the entry says everything. */
    record Written(LogEntry entry) implements HandedReply {
    }

    /** Done, with its result as its {@link CommandCodec} writes it. */
    record DoneThere(byte[] result) implements HandedReply {
    }

    record RefusedThere(ProblemException problem) implements HandedReply {
    }

    /** It met an unexpected failure there. */
    record Failed() implements HandedReply {
    }

    /** The other server has not run it, and will not. */
    record NotRun() implements HandedReply {
    }

    /** Nobody knows whether it was or will be run. */
    record Lost() implements HandedReply {
    }

    HandedReply NOT_RUN = new NotRun();
    HandedReply LOST = new Lost();

    int WRITTEN = 0;
    int DONE = 1;
    int REFUSED = 2;
    int FAILED = 3;
    int NOT_TAKEN = 4;

    /** @param entries gives the entry at a position, which came before */
    static HandedReply read(DataInput in, LongFunction<@Nullable LogEntry> entries) throws IOException {
        int kind = in.readByte();
        return switch (kind) {
            case WRITTEN -> {
                LogEntry entry = entries.apply(in.readLong());
                if (entry == null) {
                    throw new IOException("a reply without its entry");
                }
                yield new Written(entry);
            }
            case DONE -> new DoneThere(WireText.readBytes(in));
            case REFUSED -> new RefusedThere(ProblemCodec.read(in));
            case FAILED -> new Failed();
            case NOT_TAKEN -> NOT_RUN;
            default -> throw new IOException("not a reply: " + kind);
        };
    }

    static void writeRefused(ProblemException problem, DataOutput out) throws IOException {
        out.writeByte(REFUSED);
        ProblemCodec.write(problem, out);
    }
}
