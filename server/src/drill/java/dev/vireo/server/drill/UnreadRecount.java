package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Unread.ChannelUnread;
import dev.vireo.testing.Http;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts one person's unread messages one by one, and compares the sums that the server keeps. */
final class UnreadRecount {

    private final Person person;
    private final Http http;
    private final List<Message> channel;
    private final Findings findings;

    UnreadRecount(Person person, Http http, List<Message> channel, Findings findings) {
        this.person = person;
        this.http = http;
        this.channel = channel;
        this.findings = findings;
    }

    private record Count(int unread, int mentions) {

        Count plus(Count other) {
            return new Count(unread + other.unread, mentions + other.mentions);
        }
    }

    /** The number up to which the server has it that they read. */
    long readNumber() {
        return Registers.self(http, person).map(Member::readNumber).orElse(-1L);
    }

    /** @param readNumber up to which message they read, as they were told */
    void check(long readNumber) {
        long read = readNumber();
        findings.require(read == readNumber, String.format(Locale.ROOT, "%s has read up to %d and not %d", person.username(), read,
                readNumber));
        Count expected = count(read, null);
        for (Message message : channel) {
            if (message.thread() != null) {
                expected = expected.plus(thread(message));
            }
        }
        Count told = http.get("/api/v1/unread").as(Answers.UnreadCounts.class).channels().stream()
                .filter(each -> each.channelId().equals(person.channelId())).map(UnreadRecount::of).findFirst().orElse(new Count(0, 0));
        findings.require(told.equals(expected), person.username() + " is told " + told + " and not " + expected);
    }

    private static Count of(ChannelUnread channel) {
        return new Count(channel.unread(), channel.mentions());
    }

    private Count thread(Message parent) {
        Answers.ThreadView view = http.get("/api/v1/message/" + parent.id() + "/thread?limit=1").as(Answers.ThreadView.class);
        Count expected = view.following() ? count(view.readNumber(), parent.id()) : new Count(0, 0);
        Count told = new Count(view.unread(), view.mentions());
        findings.require(told.equals(expected),
                person.username() + " is told " + told + " of thread " + parent.id() + " and not " + expected);
        return expected;
    }

    /** @param parentId of a thread; null outside of threads */
    private Count count(long read, @Nullable String parentId) {
        List<Message> unread = channel.stream().filter(message -> message.number() > read && !message.author().equals(person.username())
                && Objects.equals(message.parentId(), parentId)).toList();
        return new Count(unread.size(), (int) unread.stream().filter(message -> message.mentions(person.username())).count());
    }
}
