package dev.vireo.server.channel;

import dev.vireo.protocol.Answers;
import dev.vireo.server.database.Database;
import java.util.List;

/** Lists the open channels, which everybody in the office but guests may find and join. Thread-safe. */
public final class OpenChannels {

    private final Database database;
    private final InviteChecks inviteChecks;

    public OpenChannels(Database database, InviteChecks inviteChecks) {
        this.database = database;
        this.inviteChecks = inviteChecks;
    }

    /** The open channels whose name or description contains the text, by name, starting after {@code after}. */
    Answers.OpenChannelPage browse(String username, String query, String after, int limit) {
        return database.snapshot(handle -> {
            inviteChecks.requireNoGuest(handle, username);
            List<Answers.OpenChannel> found = ChannelTable.open(handle, username, query, after, limit + 1);
            boolean more = found.size() > limit;
            return new Answers.OpenChannelPage(more ? found.subList(0, limit) : found, more);
        });
    }
}
