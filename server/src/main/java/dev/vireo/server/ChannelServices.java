package dev.vireo.server;

import dev.vireo.server.attachment.AttachmentTable;
import dev.vireo.server.channel.ChannelLifecycle;
import dev.vireo.server.channel.ChannelMembers;
import dev.vireo.server.channel.ChannelQuotaCheck;
import dev.vireo.server.channel.ChannelRoutes;
import dev.vireo.server.channel.ChannelSuccession;
import dev.vireo.server.channel.Channels;
import dev.vireo.server.channel.InviteChecks;
import dev.vireo.server.channel.MemberChanges;
import dev.vireo.server.channel.OpenChannels;
import dev.vireo.server.channel.ReadMarkers;
import dev.vireo.server.channel.TypingSignals;
import dev.vireo.server.http.Routes;
import dev.vireo.server.message.MessageTable;
import dev.vireo.server.office.OfficeRoutes;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.presence.StatusRoutes;
import java.util.List;

/** Makes the office's settings and its channels, with the tables of the messages and files that belong to a channel. */
final class ChannelServices {

    final OfficeSettings office;
    final AttachmentTable files = new AttachmentTable();
    final MessageTable messages = new MessageTable(files);
    final Channels channels;
    final ReadMarkers readMarkers;
    final ChannelMembers members;
    final ChannelSuccession succession;

    private final Infrastructure base;
    private final InviteChecks inviteChecks;
    private final ChannelQuotaCheck quotaCheck;
    private final PeopleServices people;
    private final StreamServices streams;

    ChannelServices(Infrastructure base, PeopleServices people, StreamServices streams) {
        this.base = base;
        this.people = people;
        this.streams = streams;
        this.office = new OfficeSettings(base.database(), base.log());
        this.channels = new Channels(base.database(), base.log(), people.accounts, people.visibility, messages, office::readReceipts);
        this.succession = new ChannelSuccession(channels, people.accounts);
        this.readMarkers = new ReadMarkers(base.log(), channels, messages, office::readReceipts);
        this.inviteChecks = new InviteChecks(people.accounts);
        this.quotaCheck = new ChannelQuotaCheck(base.config().channelQuota());
        this.members = new ChannelMembers(base.database(), base.log(), channels, inviteChecks, quotaCheck,
                people.accounts, succession);
    }

    List<Routes> routes() {
        ChannelLifecycle lifecycle = new ChannelLifecycle(base.log(), channels, inviteChecks, quotaCheck, people.accounts);
        OpenChannels open = new OpenChannels(base.database(), inviteChecks);
        MemberChanges changes = new MemberChanges(base.log(), channels, succession);
        TypingSignals typing = new TypingSignals(base.database(), channels, messages, streams.streams::broadcast, base.signals(),
                System::nanoTime);
        return List.of(
                new OfficeRoutes(office),
                new ChannelRoutes(channels, lifecycle, open, members, changes, readMarkers, typing),
                new StatusRoutes(people.presenceTracker, people.accounts::exists, people.visibility, channels, base.clock()));
    }
}
