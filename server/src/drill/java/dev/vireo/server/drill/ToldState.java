package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a client holds that knows nothing but its stream. It must be what the server has. */
final class ToldState {

    private final Map<String, Message> messages = new HashMap<>();
    private final Map<String, Set<String>> reactions = new HashMap<>();
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, User> users = new HashMap<>();
    private @Nullable Office office;

    void take(Event event) {
        switch (event) {
            case Event.NewMessage(Message message) -> messages.put(message.id(), message);
            case Event.MessageUpdated(Message message) -> messages.put(message.id(), message);
            case Event.MessageDeleted(Message message) -> {
                messages.put(message.id(), message);
                reactions.remove(message.id());
            }
            case Event.ReactionAdded added -> reactions.computeIfAbsent(added.messageId(), id -> new TreeSet<>())
                    .add(added.emoji() + " " + added.user());
            case Event.ReactionRemoved removed -> reactions.getOrDefault(removed.messageId(), new TreeSet<>())
                    .remove(removed.emoji() + " " + removed.user());
            case Event.MemberUpdated updated -> members.put(updated.channelId() + " " + updated.member().user(), updated.member());
            case Event.ChannelUpdated(Channel channel) -> channels.put(channel.id(), channel);
            case Event.UserUpdated(User user) -> users.put(user.username(), user);
            case Event.OfficeUpdated(Office changed) -> office = changed;
            default -> {
                // Read marks of threads and the like: counts are checked otherwise.
            }
        }
    }

    void compare(Person person, List<Message> stored, Http http, Findings findings) {
        String who = person.username();
        for (Message message : stored) {
            Message told = messages.get(message.id());
            findings.require(told != null && told.body().equals(message.body()) && told.deleted() == message.deleted()
                    && told.attachments().equals(message.attachments()), who + " was told otherwise of message " + message.id());
            findings.require(WrittenMessage.reactions(message).equals(reactions.getOrDefault(message.id(), Set.of())),
                    who + " was told otherwise of the reactions to " + message.id());
        }
        Channel told = channels.get(person.channelId());
        if (told != null) {
            Channel now = http.get("/api/v1/channel/" + person.channelId()).as(Channel.class);
            findings.require(told.name().equals(now.name()) && Objects.equals(told.retentionDays(), now.retentionDays()),
                    who + " was told otherwise of the channel");
        }
        http.get("/api/v1/channel/" + person.channelId() + "/members").as(Answers.Members.class).members().forEach(member -> {
            Member latest = members.get(person.channelId() + " " + member.user());
            findings.require(latest == null || latest.role() == member.role(), who + " was told otherwise of the role of " + member.user());
        });
        Map<String, User> all = new HashMap<>();
        http.get("/api/v1/users").as(Answers.UserList.class).users().forEach(user -> all.put(user.username(), user));
        users.forEach((name, user) -> findings.require(all.containsKey(name)
                && user.statusText().equals(all.get(name).statusText()), who + " was told otherwise of " + name));
        findings.require(office == null || office.equals(http.get("/api/v1/office").as(Office.class)),
                who + " was told otherwise of the office");
    }
}
