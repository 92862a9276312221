package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Http;
import java.util.ArrayList;
import java.util.List;

/** All messages of a channel, as a member reads them. */
final class ChannelHistory {

    private ChannelHistory() {
    }

    /** In the order of their numbers. */
    static List<Message> read(Http member, String channelId) {
        List<Message> stored = new ArrayList<>();
        String before = "";
        boolean more = true;
        while (more) {
            Answers.MessagePage page = member.get("/api/v1/channel/" + channelId + "/messages?limit=100" + before)
                    .as(Answers.MessagePage.class);
            stored.addAll(page.messages().reversed());
            more = page.more();
            before = page.messages().isEmpty() ? "" : "&before=" + page.messages().getFirst().id();
        }
        return stored.reversed();
    }
}
