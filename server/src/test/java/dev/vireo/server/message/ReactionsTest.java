package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Message.Reaction;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reactions over HTTP; which signs are emoji, {@link EmojiTest} tells. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReactionsTest {

    private static final String THUMB = "\uD83D\uDC4D";
    private static final String HEART = "\u2764\uFE0F";

    private TestOffice office;
    private TestChannel group;

    @BeforeAll
    void open() {
        office = TestOffice.open();
        group = TestChannel.group(office, "Lanka", "rama", "sita", "lakshman");
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void reactionsAreGroupedWithWhoReacted() {
        Message message = group.send("rama", "The bridge is ready");
        group.react("sita", message, THUMB);
        group.react("shyam", message, "\u2764");
        group.react("lakshman", message, THUMB);
        Message reacted = group.react("rama", message, HEART).as(Message.class);

        assertThat(reacted.reactions()).containsExactly(
                new Reaction(THUMB, List.of("sita", "lakshman")), new Reaction(HEART, List.of("shyam", "rama")));
        assertThat(group.see("sita", message)).isEqualTo(reacted);
    }

    @Test
    void eachIsThereOnceForEachPersonAndCanBeTakenBack() {
        Message message = group.send("rama", "Again and again");
        group.react("sita", message, THUMB);
        Answer again = group.react("sita", message, THUMB);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.as(Message.class).reactions()).containsExactly(new Reaction(THUMB, List.of("sita")));

        group.react("shyam", message, HEART);
        group.react("lakshman", message, THUMB);
        assertThat(group.takeBack("sita", message, THUMB).as(Message.class).reactions()).as("a kind keeps its place")
                .containsExactly(new Reaction(THUMB, List.of("lakshman")), new Reaction(HEART, List.of("shyam")));
        assertThat(group.takeBack("sita", message, THUMB).status()).as("what is not there").isEqualTo(200);
        group.takeBack("lakshman", message, THUMB);
        assertThat(group.react("sita", message, THUMB).as(Message.class).reactions()).as("gone and come again")
                .extracting(Reaction::emoji).containsExactly(HEART, THUMB);
    }

    @Test
    void aReactionMakesNothingUnread() {
        Message message = group.send("rama", "Read me");
        group.read("sita", message);
        group.react("lakshman", message, THUMB);
        assertThat(group.unread("sita").unread()).isZero();
    }

    @Test
    void aMessageHasFiftyKindsAndNotOneMore() {
        Message message = group.send("rama", "All of them");
        for (int i = 0; i < Limits.REACTIONS; i++) {
            assertThat(group.react("sita", message, Character.toString(0x1F400 + i)).status()).isEqualTo(200);
        }
        Answer refused = group.react("sita", message, THUMB);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("too_many_reactions");
        assertThat(group.react("shyam", message, Character.toString(0x1F400)).as(Message.class).reactions())
                .as("one that is there").hasSize(Limits.REACTIONS);
        group.takeBack("sita", message, Character.toString(0x1F401));
        assertThat(group.react("sita", message, THUMB).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ok", "3", "<b>", " ", "\uD83D\uDC4D\uD83D\uDC4D", "\uD83D\uDE80\uD83C\uDFFD", "\u200B"})
    void anythingButOneEmojiIsRefused(String emoji) {
        Message message = group.send("rama", "Try");
        assertThat(group.react("sita", message, emoji).status()).isEqualTo(400);
        assertThat(group.see("sita", message).reactions()).isEmpty();
    }

    @Test
    void onlyMembersReactAndOnlyToExistingMessages() {
        Message message = group.send("rama", "Soon gone");
        group.role("lakshman", ChannelRole.READER);
        assertThat(group.react("lakshman", message, THUMB).problem()).isEqualTo("not_allowed");
        group.role("lakshman", ChannelRole.MEMBER);
        group.react("sita", message, THUMB);
        group.delete("rama", message);

        assertThat(group.react("sita", message, THUMB).problem()).isEqualTo("message_deleted");
        assertThat(group.see("sita", message).reactions()).isEmpty();
        Message between = TestChannel.direct(office, "rama", "shyam").send("rama", "Between us");
        assertThat(group.react("sita", between, THUMB).status()).isEqualTo(404);
    }
}
