package dev.vireo.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Reaction;
import dev.vireo.app.state.ThreadConversation;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.NotificationPreference;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A group of four, each at a client of their own. */
@Timeout(240)
final class GroupStoryTest {

    private static final String GROUP = "#Bridge builders";

    @TempDir private Path folder;
    private TestOffice office;
    private Player shyam;
    private Player rama;
    private Player sita;
    private Player lakshman;

    @BeforeEach
    void aGroupOfFour() {
        office = TestOffice.open();
        shyam = signIn("shyam");
        rama = signIn("rama");
        sita = signIn("sita");
        lakshman = signIn("lakshman");
        office.as("shyam").post("/api/v1/channels", new Requests.NewChannel(
                ChannelKind.GROUP, "Bridge builders", "Who carries what", List.of("rama", "sita", "lakshman")));
        everybody().forEach(each -> each.await(() -> each.isIn("Bridge builders")));
    }

    private Player signIn(String username) {
        return Player.signIn(office.address(), username, TestOffice.PASSWORD, folder.resolve(username));
    }

    private List<Player> everybody() {
        return List.of(shyam, rama, sita, lakshman);
    }

    @AfterEach
    void close() {
        everybody().forEach(Player::close);
        office.close();
    }

    private void allSee(String text, Predicate<ChatMessage> holds) {
        everybody().forEach(each -> each.await(() -> each.conversation(GROUP).messages().stream()
                .anyMatch(message -> message.body().equals(text) && holds.test(message))));
    }

    @Test
    void aThreadConcernsThoseWhoAreInIt() {
        rama.open(GROUP).send(GROUP, "How long is the bridge?");
        allSee("How long is the bridge?", message -> true);
        assertThat(List.of(shyam.unread(GROUP), sita.unread(GROUP), lakshman.unread(GROUP))).containsOnly(1);
        sita.open(GROUP).await(() -> sita.unread(GROUP) == 0);

        sita.onMessage(GROUP, "How long is the bridge?", KeyCode.ENTER).reply(GROUP, "A hundred yojanas");

        rama.lookAway().await(() -> threadOf(rama).unread() == 1 && rama.unread(GROUP) == 1);
        everybody().forEach(each -> each.await(() -> replies(each) == 1));
        assertThat(shyam.unread(GROUP)).as("whoever is not in the thread has the question unread, and no more").isEqualTo(1);
        assertThat(rama.texts(GROUP)).as("replies stay in their thread").containsExactly("How long is the bridge?");

        rama.lookAt(GROUP).press(GROUP, "#threadChip").await(() -> rama.unread(GROUP) == 0);
        rama.reply(GROUP, "Then we start today");
        sita.lookAt(GROUP).await(() -> Fx.call(() -> threadOf(sita).replies().size()) == 2 && sita.unread(GROUP) == 0);
    }

    private static ThreadConversation threadOf(Player player) {
        return Fx.call(() -> player.app().workspace().thread(player.message(GROUP, "How long is the bridge?")));
    }

    private static int replies(Player player) {
        var summary = player.message(GROUP, "How long is the bridge?").threadProperty().get();
        return summary == null ? 0 : summary.replies();
    }

    @Test
    void aMentionNotifiesThoseWhoWantOnlyMentions() {
        Fx.run(() -> lakshman.app().session().orElseThrow().channels()
                .setNotifications(lakshman.conversation(GROUP), NotificationPreference.MENTIONS));
        lakshman.await(() -> lakshman.conversation(GROUP).notifications().preferenceProperty().get() == NotificationPreference.MENTIONS);
        lakshman.wantNotices().lookAway();

        rama.open(GROUP).send(GROUP, "The stones float");
        lakshman.await(() -> lakshman.unread(GROUP) == 1);
        rama.send(GROUP, "@lakshman please bring more of them");

        lakshman.await(() -> lakshman.unread(GROUP) == 2 && lakshman.mentions(GROUP) == 1);
        lakshman.await(() -> !lakshman.notices().isEmpty());
        assertThat(lakshman.notices()).hasSize(1).allSatisfy(notice -> assertThat(notice).contains("Rama"));
    }

    @Test
    void aReactionAnEditAndADeletionAreSeenByAll() {
        rama.open(GROUP).send(GROUP, "The stons float");
        allSee("The stons float", message -> true);
        sita.open(GROUP);
        ChatMessage seen = sita.message(GROUP, "The stons float");
        Fx.run(() -> sita.app().session().orElseThrow().chats().react(seen, "👍", true));
        allSee("The stons float", message -> message.reactions().stream().map(Reaction::users).toList().equals(List.of(List.of("sita"))));

        rama.editLast(GROUP, "The stones float");
        allSee("The stones float", message -> message.editedProperty().get());

        rama.onMessage(GROUP, "The stones float", KeyCode.DELETE).press(GROUP, "#questionYes");
        everybody().forEach(each -> each.await(() -> each.conversation(GROUP).messages().getFirst().deleted()));
        assertThat(shyam.texts(GROUP)).containsExactly("");
        assertThat(shyam.unread(GROUP)).as("none of this makes anything unread, or read").isEqualTo(1);
    }

    @Test
    void anImageThatIsPutInShowsToTheOthers() {
        WritableImage stones = new WritableImage(320, 200);
        sita.open(GROUP);

        rama.open(GROUP).pastePicture(GROUP, stones, "The stones");

        allSee("The stones", message -> message.attachments().size() == 1 && message.attachments().getFirst().type().equals("image/png"));
        sita.await(() -> sita.seesPicture(GROUP));
    }

    @Test
    void aSearchJumpsIntoHistory() {
        String channel = Fx.call(() -> shyam.conversation(GROUP).channelId());
        say(channel, "The mountain stands where the medicine grows");
        IntStream.rangeClosed(1, 250).forEach(i -> say(channel, "Stone number " + i));
        // Elsewhere, where nothing of it was seen come in.
        try (Player home = Player.signIn(office.address(), "shyam", TestOffice.PASSWORD, folder.resolve("home"))) {
            home.await(() -> home.isIn("Bridge builders") && home.unread(GROUP) == 251);

            home.findMessages("medicine from:rama").openFirstHit();

            home.await(() -> home.chat(GROUP).isPresent() && home.reads(GROUP, "The mountain stands where the medicine grows")
                    && home.reads(GROUP, "Stone number 1"));
            assertThat(home.texts(GROUP)).as("it is not loaded among the newest").doesNotContain("Stone number 1");
            home.press(GROUP, "#backToNewest").await(() -> home.reads(GROUP, "Stone number 250"));
        }
    }

    private void say(String channel, String text) {
        office.as("rama").post("/api/v1/channel/" + channel + "/messages", new Requests.MessageToSend(null, text, null, null));
    }
}
