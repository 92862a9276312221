package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.ChannelRole;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Editing and deleting messages in the chat window of a group. */
final class MessageEditingTest {

    private final Talk talk = Fx.call(() -> Talk.inGroup(ChannelRole.MEMBER));

    private ChatMessage say(String author, String body) {
        return Fx.call(() -> talk.say(author, body, Talk.CLOCK.instant()));
    }

    @Test
    void aRefusedEditKeepsItsWordsInTheEditorUntilTheyAreTaken() {
        ChatMessage own = say("shyam", "Hallo");
        Fx.run(talk::refuseAll);
        try (Window window = Window.open(talk)) {
            window.press(KeyCode.UP).write(" Rama").press(KeyCode.ENTER);
            assertThat(window.written()).isEqualTo("Hallo Rama");
            assertThat(window.words("editRefused")).isEqualTo("Your edit couldn’t be saved. The office is closed.");
            assertThat(Fx.call(own::body)).isEqualTo("Hallo");

            Fx.run(talk::refuseNothing);
            window.write("!").press(KeyCode.ENTER);
            assertThat(Fx.call(own::body)).isEqualTo("Hallo Rama!");
            assertThat(window.written()).isEmpty();
            assertThat(window.shows("editing")).isFalse();
        }
    }

    @Test
    void theTextCannotChangeWhileAnEditIsSaved() {
        say("shyam", "Hallo");
        Fx.run(talk::holdEdits);
        try (Window window = Window.open(talk)) {
            window.press(KeyCode.UP).write(" Rama").press(KeyCode.ENTER).type("x").press(KeyCode.ENTER);
            assertThat(window.written()).isEqualTo("Hallo Rama");
            assertThat(window.words("editingWords")).isEqualTo("Saving your edit\u2026");
            assertThat(window.canSend()).isFalse();

            window.meanwhile(office -> office.answerEdit(null));
            assertThat(window.written()).isEmpty();
        }
    }

    @Test
    void anEditRefusedAfterLeavingItIsOfferedAgain() {
        ChatMessage own = say("shyam", "Hallo");
        Fx.run(talk::holdEdits);
        try (Window window = Window.open(talk)) {
            window.press(KeyCode.UP).write(" Rama").press(KeyCode.ENTER).press(KeyCode.ESCAPE);
            assertThat(window.shows("editing")).isFalse();

            window.meanwhile(office -> office.answerEdit(new IllegalStateException("The office is closed.")));
            assertThat(Fx.call(own::body)).isEqualTo("Hallo");
            assertThat(window.words("refusedWords"))
                    .isEqualTo("Your edit couldn’t be saved. The original is back. The office is closed.");

            window.press(KeyCode.UP);
            assertThat(window.written()).isEqualTo("Hallo Rama");

            window.press(KeyCode.ESCAPE).press(KeyCode.UP);
            assertThat(window.written()).isEqualTo("Hallo");
        }
    }

    @Test
    void aRefusedEditSurvivesClosingTheWindow() {
        say("shyam", "Hallo");
        Fx.run(talk::refuseAll);
        try (Window window = Window.open(talk)) {
            window.press(KeyCode.UP).write(" Rama").press(KeyCode.ENTER);
        }
        try (Window window = Window.open(talk)) {
            assertThat(window.written()).isEmpty();
            window.press(KeyCode.UP);
            assertThat(window.written()).isEqualTo("Hallo Rama");
        }
    }

    @Test
    void upInTheEmptyFieldEditsWhatOneSaidLastAndEscapeLeavesIt() {
        say("shyam", "Hallo");
        say("rama", "Hello?");
        try (Window window = Window.open(talk)) {
            window.press(KeyCode.UP);
            assertThat(window.written()).isEqualTo("Hallo");
            assertThat(window.shows("editing")).isTrue();

            window.press(KeyCode.ESCAPE);
            assertThat(window.written()).isEmpty();
            assertThat(window.shows("editing")).isFalse();

            window.press(KeyCode.UP);
            Fx.run(() -> window.composer().setText("Hello"));
            window.press(KeyCode.ENTER);
            assertThat(window.cell("Hello")).isPresent();
            assertThat(Window.texts(window.cell("Hello").orElseThrow())).anyMatch(text -> text.startsWith("edited"));
        }
    }

    @Test
    void aMessageIsDeletedOnlyAfterAQuestion() {
        ChatMessage own = say("shyam", "Not meant for here");
        try (Window window = Window.open(talk)) {
            window.focus("messages").press(KeyCode.DELETE);
            assertThat(window.shows("question")).isTrue();
            window.press(KeyCode.ESCAPE);
            assertThat(Fx.call(own::deleted)).isFalse();
            assertThat(window.focused()).isEqualTo("messages");

            window.press(KeyCode.DELETE).click("questionYes");
            assertThat(Fx.call(own::deleted)).isTrue();
            assertThat(Window.texts(window.cell("").orElseThrow())).contains("This message was deleted");
        }
    }

    @Test
    void onlyModeratorsDeleteMessagesOfOthers() {
        say("rama", "The stones float");
        try (Window window = Window.open(talk)) {
            window.focus("messages").press(KeyCode.DELETE);
            assertThat(window.shows("question")).isFalse();

            window.meanwhile(office -> office.becomes(ChannelRole.MODERATOR)).press(KeyCode.DELETE);
            assertThat(window.shows("question")).isTrue();
        }
    }

    @Test
    void typingIsSentForMessagesButNotForEdits() {
        say("shyam", "Hallo");
        try (Window window = Window.open(talk)) {
            window.type("Hi");
            assertThat(Fx.call(talk::typed)).isEqualTo(2);

            Fx.run(() -> window.composer().setText(""));
            window.press(KeyCode.UP).type("!").press(KeyCode.ENTER);
            assertThat(Fx.call(talk::typed)).isEqualTo(2);
        }
    }
}
