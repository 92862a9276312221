package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Talk;
import dev.vireo.app.switcher.Switchers;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passing messages on, by keyboard and by mouse. */
final class ForwardingTest {

    private final List<Conversation> opened = new ArrayList<>();
    private Talk talk;
    private Window window;

    @BeforeEach
    void open() {
        talk = Fx.call(() -> Talk.inGroup(ChannelRole.MEMBER));
        window = Window.open(talk, Fx.call(() -> new Switchers(talk.workspace(), opened::add, _ -> {}, Avatars.none(),
                new BadgeClock(new Motion()))), opened::add);
        window.meanwhile(there -> {
            there.say("rama", "The bridge holds", Talk.CLOCK.instant().minusSeconds(600));
            there.say("rama", "See for yourselves", Talk.CLOCK.instant().minusSeconds(300));
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void byKeysItGoesAfterOnesOwnWordsAndThePersonSeesIt() {
        window.focus("messages").press(KeyCode.UP).press(KeyCode.DOWN).type("f");
        window.type("lksh").press(KeyCode.TAB).type("Good news").press(KeyCode.ENTER);

        assertThat(window.shows("switcher")).isFalse();
        assertThat(Fx.call(() -> opened)).singleElement().matches(to -> to.other().username().equals("lakshman"));
        List<ChatMessage> sent = Fx.call(() -> List.copyOf(opened.getFirst().messages()));
        assertThat(sent).extracting(ChatMessage::body).containsExactly("Good news", "See for yourselves");
        assertThat(Fx.call(() -> sent.getLast().forwarded()))
                .contains(new Message.Forwarded("rama", Talk.CLOCK.instant().minusSeconds(300)));
        assertThat(Fx.call(() -> sent.getFirst().forwarded())).isEmpty();
    }

    @Test
    void whatIsSelectedGoesTogetherAndCanBeGivenUp() {
        window.focus("messages").press(KeyCode.CONTROL, KeyCode.A).press(KeyCode.UP).press(KeyCode.SHIFT, KeyCode.DOWN).type("f");
        assertThat(Fx.call(() -> ((TextField) lookup("#switcherQuery")).getPromptText())).isEqualTo("Forward 2 messages to\u2026");
        window.press(KeyCode.ESCAPE);
        assertThat(opened).isEmpty();
        assertThat(Fx.<String>call(() -> window.stage().getScene().getFocusOwner().getId())).isEqualTo("messages");

        window.press(KeyCode.UP).press(KeyCode.SHIFT, KeyCode.DOWN).type("f").type("sita");
        Fx.run(() -> ((Button) lookup("#forward")).fire());
        assertThat(Fx.call(() -> opened.getFirst().messages().stream().map(ChatMessage::body).toList()))
                .containsExactly("The bridge holds", "See for yourselves");
    }

    @Test
    void onlyWhereOneMayWriteIsOfferedAndNoCommands() {
        window.meanwhile(Talk::archive);
        window.focus("messages").press(KeyCode.UP).type("f").type("bridge");
        assertThat(Fx.call(() -> lookup("#destinations").isVisible())).isFalse();
        assertThat(Fx.call(() -> ((Button) lookup("#forward")).isDisabled())).isTrue();
        window.press(KeyCode.ENTER);
        assertThat(opened).isEmpty();
    }

    @Test
    void whoWroteItAndWhenStandsAboveItAndItCannotBeEdited() {
        ChatMessage passedOn = Fx.call(() -> talk.forwarded("sita", "Dinner is at eight", Talk.CLOCK.instant().minus(Duration.ofDays(1)),
                List.of()));
        window.draw();

        Label label = Fx.call(() -> (Label) window.cell("Dinner is at eight").orElseThrow().lookup(".forwarded"));
        assertThat(Fx.call(label::getText)).isEqualTo("Forwarded from Sita \u00b7 Yesterday, 14:05");
        window.meanwhile(there -> there.deleted(passedOn));
        assertThat(Fx.<Boolean>call(label::isVisible)).isFalse();
    }

    @Test
    void itCanBeDrawn() {
        window.meanwhile(there -> {
            there.forwarded("sita", "Dinner is at eight", Talk.CLOCK.instant().minus(Duration.ofDays(1)), List.of());
            there.forwarded("nobody.that.is.known.any.more", "Ok", Talk.CLOCK.instant().minus(Duration.ofDays(400)), List.of());
            there.forwarded("lakshman", "", Talk.CLOCK.instant(), List.of(new Message.Attachment("1", "plan.pdf",
                    "application/pdf", 120_000, null, null, null)));
            there.forward(there.conversation(), List.of(there.conversation().messages().getFirst()), "Look at this");
        });
        Pictures.save(window.stage(), "forwarded-light");
        window.focus("messages").press(KeyCode.UP).press(KeyCode.UP).press(KeyCode.UP).type("f").type("a");
        Pictures.save(window.stage(), "forward-to-light");
        window.press(KeyCode.ESCAPE);
        assertThat(window.shows("switcher")).isFalse();
    }

    private javafx.scene.Node lookup(String id) {
        return window.stage().getScene().lookup(id);
    }
}
