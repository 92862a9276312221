package dev.vireo.server;

import dev.vireo.server.channel.Retention;
import dev.vireo.server.http.Routes;
import dev.vireo.server.message.Inbox;
import dev.vireo.server.message.MessageBatch;
import dev.vireo.server.message.MessageChanges;
import dev.vireo.server.message.MessageHistory;
import dev.vireo.server.message.MessageLookup;
import dev.vireo.server.message.MessageRoutes;
import dev.vireo.server.message.MessageSender;
import dev.vireo.server.message.MessageWriter;
import dev.vireo.server.message.PinRoutes;
import dev.vireo.server.message.Pins;
import dev.vireo.server.message.Reactions;
import dev.vireo.server.message.Reminders;
import dev.vireo.server.message.SavedMessages;
import dev.vireo.server.message.SavedRoutes;
import dev.vireo.server.message.ScheduledMessages;
import dev.vireo.server.message.ScheduledRoutes;
import dev.vireo.server.message.StoredMessages;
import dev.vireo.server.message.ThreadFollowing;
import dev.vireo.server.search.Search;
import dev.vireo.server.search.SearchRoutes;
import dev.vireo.server.work.HeavyWork;
import dev.vireo.server.writer.LogLease;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the services for messages: sending and changing them, their history, their search, and how long they are kept. */
final class MessageServices {

    /** Set while a Java runtime records: what only indexing and searching load is more than a server at rest needs. */
    private static final String REHEARSAL = "vireo.rehearsal";
    private static final Duration LOG_KEPT = Duration.ofDays(14);

    final Search search;
    final Reminders reminders;
    final ScheduledMessages scheduled;

    private final Infrastructure base;
    private final ChannelServices channels;
    private final FileServices files;
    private final Optional<LogLease> lease;
    private final Retention retention;
    private final MessageLookup lookup;
    private final MessageBatch batch;
    private final Optional<Inbox> inbox;

    MessageServices(Infrastructure base, PeopleServices people, ChannelServices channels, FileServices files,
            Optional<LogLease> lease, CloseableStack closing) {
        this.base = base;
        this.channels = channels;
        this.files = files;
        this.lease = lease;
        this.retention = new Retention(base.database(), base.log(), channels.messages, channels.readMarkers, files.exports,
                channels.office::retentionDays, base.clock());
        this.search = closing.add(new Search(base.folder().resolve("search"), base.database(), base.log(), channels.channels,
                people.accounts, people.visibility, new StoredMessages(base.database(), channels.messages),
                closing.add(new HeavyWork("search"))));
        this.lookup = new MessageLookup(channels.channels, channels.messages);
        MessageWriter writer = new MessageWriter(channels.channels, lookup, channels.messages, people::isOnline);
        this.batch = new MessageBatch(channels.channels, writer);
        this.reminders = new Reminders(base.log(), base.clock());
        this.scheduled = new ScheduledMessages(base.database(), base.log(), channels.channels, people.accounts, writer, base.clock());
        this.inbox = base.notifications()
                .map(notices -> closing.add(new Inbox(base.database(), base.log(), channels.channels, batch, notices)));
    }

    List<Routes> routes() {
        return List.of(
                new MessageRoutes(base.database(), channels.channels, channels.readMarkers, new MessageSender(base.log(), batch, lease),
                        new MessageChanges(base.log(), lookup, channels.messages, files.exports),
                        new Reactions(base.log(), lookup),
                        new ThreadFollowing(base.log(), channels.readMarkers, lookup),
                        new MessageHistory(base.database(), channels.channels, channels.readMarkers, lookup, channels.messages)),
                new PinRoutes(new Pins(base.database(), base.log(), channels.channels, lookup, channels.messages)),
                new SavedRoutes(new SavedMessages(base.database(), base.log(), lookup, channels.messages, base.clock())),
                new ScheduledRoutes(scheduled),
                new SearchRoutes(search));
    }

    /** After the log has started. */
    void start() {
        if (!Boolean.getBoolean(REHEARSAL)) {
            search.start();
        }
        inbox.ifPresent(Inbox::start);
    }

    void addChores(Housekeeping housekeeping) {
        housekeeping.everyByAge(Housekeeping.TIDYING, base.clock(), retention::run);
        // No copy of a message is kept longer than the message itself.
        housekeeping.everyByAge(Housekeeping.TIDYING, base.clock(),
                () -> base.log().prune(retention.shortest().filter(age -> age.compareTo(LOG_KEPT) < 0).orElse(LOG_KEPT)));
        housekeeping.every(Housekeeping.EVICTING, base.log()::tidy);
        housekeeping.every(Housekeeping.MAINTAINING, reminders::remindDue);
        housekeeping.every(Housekeeping.MAINTAINING, scheduled::sendDue);
        inbox.ifPresent(box -> housekeeping.every(Housekeeping.TIDYING, box::forgetRefused));
    }
}
