package dev.vireo.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Cursor;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.LoggedEvent;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Typing indicators, with a clock that stands still until it is moved. */
final class TypingIndicatorsTest {

    private static final String CHANNEL = "7";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Near its overflow, which a clock of nanoseconds may pass at any time. */
    private long now = Long.MAX_VALUE - 1;
    private long pos;

    private final WorkspaceWriter writer = new WorkspaceWriter(user("shyam"), () -> now);
    private Conversation general;

    @BeforeEach
    void everybodyIsInOneChannel() {
        writer.users(Stream.of("rama", "sita").map(TypingIndicatorsTest::user).toList());
        happen(new Event.ChannelUpdated(new Channel(CHANNEL, ChannelKind.GROUP, "general", "", NOON, false, null,
                Stream.of("shyam", "rama", "sita").map(name -> new Member(name, ChannelRole.MEMBER, NotificationPreference.ALL, null, 0))
                        .toList(),
                0, 0, 0, List.of(), null)));
        general = writer.workspace().conversationIn(CHANNEL).orElseThrow();
    }

    @Test
    void theIndicatorExpires() {
        typing("rama", null);
        pass(Limits.TYPING.minusNanos(1));
        assertThat(writer.expireTyping()).isEqualTo(Duration.ofNanos(1));
        assertThat(shown()).containsExactly("rama");

        pass(Duration.ofNanos(1));
        assertThat(writer.expireTyping()).as("nobody is left to wait for").isNull();
        assertThat(shown()).isEmpty();
    }

    @Test
    void eachIndicatorExpiresByItself() {
        typing("rama", null);
        pass(Limits.TYPING.dividedBy(2));
        typing("sita", null);
        pass(Limits.TYPING.dividedBy(2));

        assertThat(writer.expireTyping()).isEqualTo(Limits.TYPING.dividedBy(2));
        assertThat(shown()).containsExactly("sita");
    }

    @Test
    void typingAgainExtendsTheIndicator() {
        typing("rama", null);
        pass(Limits.TYPING.minusNanos(1));
        typing("rama", null);
        pass(Limits.TYPING.minusNanos(1));

        assertThat(writer.expireTyping()).isEqualTo(Duration.ofNanos(1));
        assertThat(shown()).containsExactly("rama");
    }

    @Test
    void indicatorsInThreadsExpireToo() {
        happen(new Event.NewMessage(message("rama", 1)));
        ThreadConversation thread = writer.workspace().thread(general.messages().getFirst());
        typing("sita", thread.parent().id());
        assertThat(thread.typing()).extracting(Person::username).containsExactly("sita");
        assertThat(shown()).isEmpty();

        pass(Limits.TYPING);
        assertThat(writer.expireTyping()).isNull();
        assertThat(thread.typing()).isEmpty();
    }

    @Test
    void aMessageEndsItsAuthorsIndicator() {
        typing("rama", null);
        happen(new Event.NewMessage(message("rama", 1)));
        assertThat(shown()).isEmpty();
        assertThat(writer.expireTyping()).isNull();
    }

    @Test
    void oneTimerRunsUntilNobodyIsTyping() {
        assertThat(typing("rama", null)).isTrue();
        assertThat(typing("sita", null)).as("it is looked already").isFalse();
        pass(Limits.TYPING);
        writer.expireTyping();
        assertThat(typing("rama", null)).isTrue();
    }

    private boolean typing(String user, String parentId) {
        return writer.typing(new Event.Typing(CHANNEL, user, parentId));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private List<String> shown() {
        return general.typing().stream().map(Person::username).toList();
    }

    private void happen(Event event) {
        Cursor cursor = new Cursor("e", ++pos);
        writer.apply(List.of(new LoggedEvent(cursor, event)), cursor);
    }

    private static Message message(String author, long number) {
        return Message.written("" + (1000 + number), CHANNEL, number, author, "Hello", NOON, null);
    }

    private static User user(String username) {
        return new User(username, username, "", "", OfficeRole.MEMBER, "", null, null, null);
    }
}
