package dev.vireo.server;

import dev.vireo.server.account.DepartureRoutes;
import dev.vireo.server.account.Departures;
import dev.vireo.server.http.Routes;
import dev.vireo.server.message.MessageRemoval;
import dev.vireo.server.message.SavedMessages;
import dev.vireo.server.message.ScheduledMessages;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Makes the services for people who leave the office: their accounts, their direct channels and their messages. */
final class DepartureServices {

    private final MessageRemoval messageRemoval;
    private final DepartureRoutes routes;

    DepartureServices(Infrastructure base, PeopleServices people, ChannelServices channels, FileServices files, CloseableStack closing) {
        this.messageRemoval = closing.add(new MessageRemoval(base.database(), base.log(), channels.messages, files.exports));
        this.routes = new DepartureRoutes(new Departures(base.log(), people.accounts, people.sessions, channels.channels,
                channels.succession, people.presenceTracker, messageRemoval::begin, DepartureServices::forget), people.presenceTracker);
    }

    private static void forget(Handle sql, String username) {
        SavedMessages.forget(sql, username);
        ScheduledMessages.forget(sql, username);
    }

    List<Routes> routes() {
        return List.of(routes);
    }

    /** After the log has started. */
    void start() {
        messageRemoval.start();
    }
}
