package dev.vireo.app.chat;

import dev.vireo.app.chat.list.Row;
import dev.vireo.app.chat.list.RowCell;
import dev.vireo.app.chat.list.RowList;
import dev.vireo.app.chat.list.MessageToolbar;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Focus;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Pictures of what channels add to a chat, to be looked at. */
final class GroupPicturesTest {

    private static final Instant NOW = Talk.CLOCK.instant();
    private static final String THUMB = "\ud83d\udc4d";
    private static final String HEART = "\u2764\ufe0f";

    record Shown(Talk talk, ChatView view, Stage stage) {
        Scene scene() {
            return stage.getScene();
        }
    }

    private static void picture(String name, double width, Supplier<Talk> talks, BiConsumer<Shown, Scene> then) {
        picture(name, width, talks, then, _ -> {});
    }

    /** @param more takes further pictures, by the name of the theme */
    static void picture(String name, double width, Supplier<Talk> talks, BiConsumer<Shown, Scene> then, Consumer<String> more) {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            Shown shown = Fx.call(() -> {
                Talk talk = talks.get();
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                Stage made = new Stage();
                ChatView view = new ChatView(talk.workspace(), talk, talk.conversation(), Window.services(theme), Window.navigation(),
                        ChatPlace.inWindow(made));
                Scene scene = new Scene(new Views(Map.of()).load(view).root(), width, 640);
                theme.apply(scene);
                made.setScene(scene);
                made.show();
                view.focusComposer();
                return new Shown(talk, view, made);
            });
            Focus.lose(shown.stage);
            pulses(shown.scene(), 6);
            Focus.gain(shown.stage);
            Fx.run(() -> then.accept(shown, shown.scene()));
            pulses(shown.scene(), 12);
            Pictures.save(shown.stage, "group-" + name + "-" + choice.name().toLowerCase(Locale.ROOT));
            more.accept(choice.name().toLowerCase(Locale.ROOT));
            Fx.run(() -> {
                shown.stage.close();
                shown.view.close();
            });
        }
    }

    private static void pulses(Scene scene, int count) {
        int[] drawn = {0};
        Runnable pulse = () -> drawn[0]++;
        Fx.run(() -> scene.addPostLayoutPulseListener(pulse));
        Fx.await(() -> {
            Platform.requestNextPulse();
            return drawn[0] >= count;
        });
        Fx.run(() -> scene.removePostLayoutPulseListener(pulse));
    }

    private static Talk busy() {
        Talk talk = Talk.inGroup(ChannelRole.MODERATOR);
        Instant time = NOW.minus(Duration.ofMinutes(55));
        ChatMessage stones = talk.say("rama", "The stones float. I have tried it **twice**, see https://example.com/stones", time);
        talk.say("rama", "Who carries the next ones?", time.plusSeconds(60));
        ChatMessage sita = talk.say("sita", "@shyam could you ask Hanuman? \ud83d\ude4f", time.plusSeconds(400));
        ChatMessage own = talk.say("shyam", "He is on his way, with more than we need.", time.plusSeconds(900));
        ChatMessage gone = talk.say("lakshman", "Something that was not meant for here", time.plusSeconds(1_200));
        ChatMessage edited = talk.say("lakshman", "I keep watch tonigth", time.plusSeconds(1_260));
        talk.deleted(gone);
        talk.edited(edited, "I keep watch tonight.");
        talk.react("shyam", stones, THUMB);
        talk.react("sita", stones, THUMB);
        talk.react("lakshman", stones, HEART);
        talk.react("rama", own, HEART);
        talk.reply("sita", stones, "Do they carry a whole army?", "shyam", "rama");
        talk.reply("shyam", stones, "We will see on Thursday.", "sita", "rama");
        talk.reply("rama", stones, "They will.", "shyam", "sita");
        talk.react("sita", sita, "\ud83d\ude02");
        talk.read("rama", own);
        talk.read("sita", own);
        return talk;
    }

    private static ChatMessage first(Talk talk) {
        return talk.conversation().messages().getFirst();
    }

    @Test
    void aBusyGroup() {
        picture("busy", 440, GroupPicturesTest::busy, (_, _) -> {});
    }

    @Test
    void aThreadBesideTheMessages() {
        picture("thread", 460, GroupPicturesTest::busy, (shown, _) -> shown.view.reply(first(shown.talk)));
        picture("thread-narrow", 960, GroupPicturesTest::busy, (shown, _) -> {
            shown.stage.setWidth(420);
            shown.view.reply(first(shown.talk));
            Platform.runLater(() -> shown.stage.setWidth(420));
        });
    }

    @Test
    void waysToGoOn() {
        picture("mention", 440, GroupPicturesTest::busy, (_, scene) -> write(scene, "Good, @"));
        picture("emoji", 440, GroupPicturesTest::busy, (_, scene) -> write(scene, "Good :smi"));
    }

    @Test
    void whatIsDoneMost() {
        picture("toolbar", 440, GroupPicturesTest::busy, (_, scene) -> {
            RowList list = (RowList) scene.lookup("#messages");
            list.getChildrenUnmodifiable().stream().filter(node -> node instanceof RowCell cell && cell.isVisible()
                    && cell.row() instanceof Row.MessageRow said && said.message().author().equals("sita")).findFirst()
                    .ifPresent(cell -> ((MessageToolbar) scene.lookup("#toolbar")).hover((RowCell) cell));
        });
    }

    @Test
    void writingAndWhatOthersWrite() {
        picture("editing", 440, GroupPicturesTest::busy, (_, scene) -> press(scene.lookup("#composer"), KeyCode.UP));
        picture("typing", 440, GroupPicturesTest::busy, (shown, _) -> {
            shown.talk.writes("rama");
            shown.talk.writes("sita");
        });
    }

    @Test
    void whereNothingCanBeWritten() {
        picture("archived", 440, GroupPicturesTest::busy, (shown, _) -> shown.talk.archive());
        picture("reader", 440, () -> Talk.inGroup(ChannelRole.READER), (_, _) -> {});
        picture("cut-off", 440, () -> Talk.of(6, 0), (shown, _) -> shown.talk.otherBecomesGuest());
        picture("cut-off-narrow", 320, () -> Talk.emptyWith("Ramachandra of the house of Ikshvaku in Ayodhya"),
                (shown, _) -> shown.talk.otherBecomesGuest());
        picture("gone", 440, GroupPicturesTest::busy, (shown, _) -> shown.talk.removed());
    }

    @Test
    void olderMessages() {
        picture("older", 440, () -> Talk.of(300, 0), (shown, _) -> {
            shown.view.goTo(shown.talk.id(60));
            shown.talk.answerExcerpt(60, 30, 90);
        });
    }

    @Test
    void aQuestionAndARefusal() {
        picture("question", 440, GroupPicturesTest::busy, (shown, _) -> shown.view.delete(shown.talk.conversation().messages().get(3)));

        picture("refused", 440, GroupPicturesTest::busy, (shown, _) -> {
            shown.talk.refuseAll();
            press(shown.scene().lookup("#composer"), KeyCode.UP);
            ((TextArea) shown.scene().lookup("#composer")).setText("Other words");
            press(shown.scene().lookup("#composer"), KeyCode.ENTER);
        });
    }

    @Test
    void longNamesInManyScripts() {
        picture("scripts", 400, () -> {
            Talk talk = Talk.inChannel(ChannelKind.OPEN, "العربية और लंबा नाम of a channel that does not fit into one line",
                    "Line one\nline two \u202eoverride and العربية, which goes on for longer than the header is wide");
            Instant time = NOW.minus(Duration.ofMinutes(30));
            ChatMessage one = talk.say("rama", "مرحبا، هل يمكننا أن نلتقي اليوم بعد الظهر؟ @shyam", time);
            talk.react("sita", one, THUMB);
            talk.react("lakshman", one, "not an emoji \u202e");
            talk.say("sita", "今日は午後に会えますか。資料を送ります。", time.plusSeconds(20));
            talk.reply("sita", one, "شكرا", "shyam");
            return talk;
        }, (_, _) -> {});
    }

    private static void write(Scene scene, String text) {
        TextArea field = (TextArea) scene.lookup("#composer");
        field.requestFocus();
        field.appendText(text);
    }

    private static void press(Node node, KeyCode key) {
        node.requestFocus();
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
