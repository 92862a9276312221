package dev.vireo.server.message;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.WireText;
import dev.vireo.server.writer.CommandCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Carries messages to the server that writes. */
final class MessageCodec implements CommandCodec<OutgoingMessage, SentMessage> {

    @Override
    public void writeCommand(OutgoingMessage outgoing, DataOutput out) throws IOException {
        WireText.write(outgoing.author(), out);
        switch (outgoing.to()) {
            case OutgoingMessage.ToChannel(String channelId) -> {
                out.writeBoolean(true);
                WireText.write(channelId, out);
            }
            case OutgoingMessage.ToPerson(String recipient) -> {
                out.writeBoolean(false);
                WireText.write(recipient, out);
            }
        }
        WireText.writeOptional(outgoing.clientId(), out);
        WireText.write(outgoing.body(), out);
        WireText.writeOptional(outgoing.parentId(), out);
        out.writeInt(outgoing.files().size());
        for (String file : outgoing.files()) {
            WireText.write(file, out);
        }
        WireText.writeOptional(outgoing.forwardedId(), out);
    }

    @Override
    public OutgoingMessage readCommand(DataInput in) throws IOException {
        String author = WireText.read(in);
        OutgoingMessage.Target to = in.readBoolean() ? new OutgoingMessage.ToChannel(WireText.read(in))
                : new OutgoingMessage.ToPerson(WireText.read(in));
        @Nullable String clientId = WireText.readOptional(in);
        String body = WireText.read(in);
        @Nullable String parentId = WireText.readOptional(in);
        int count = in.readInt();
        List<String> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(WireText.read(in));
        }
        return new OutgoingMessage(author, to, clientId, body, parentId, List.copyOf(files), WireText.readOptional(in));
    }

    @Override
    public boolean isRepeatable(OutgoingMessage outgoing) {
        return outgoing.clientId() != null;
    }

    /** A message's id is the position of its entry. An earlier one may have been changed since. */
    @Override
    public OptionalLong entryOf(SentMessage sent) {
        return sent.repeated() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(sent.message().id()));
    }

    @Override
    public SentMessage ofEntry(LogEntry entry) {
        if (entry.event() instanceof Event.NewMessage(Message message)) {
            return new SentMessage(message, false);
        }
        throw new IllegalStateException("entry " + entry.pos() + " is no message");
    }

    @Override
    public void writeResult(SentMessage sent, DataOutput out) throws IOException {
        out.writeBoolean(sent.repeated());
        WireText.write(Json.write(sent.message()), out);
    }

    @Override
    public SentMessage readResult(DataInput in) throws IOException {
        boolean repeated = in.readBoolean();
        return new SentMessage(Json.read(WireText.read(in), Message.class), repeated);
    }
}
