package dev.vireo.server.writer;

import dev.vireo.server.log.LogEntry;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalLong;

/** Carries commands of one kind to another server, and what became of them back. */
public interface CommandCodec<C, T> {

    void writeCommand(C command, DataOutput out) throws IOException;

    C readCommand(DataInput in) throws IOException;

    /** Whether it may be given twice: the second time gives the result of the first. */
    boolean isRepeatable(C command);

    /** The entry of the log that says everything of a result, if there is one, so that it need not be sent twice. */
    OptionalLong entryOf(T result);

    T ofEntry(LogEntry entry);

    void writeResult(T result, DataOutput out) throws IOException;

    T readResult(DataInput in) throws IOException;
}
