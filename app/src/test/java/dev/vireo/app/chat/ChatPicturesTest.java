package dev.vireo.app.chat;

import dev.vireo.app.chat.list.RowList;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Pictures of every state of a chat, to be looked at. */
final class ChatPicturesTest {

    private static final Instant NOW = Talk.CLOCK.instant();

    private static void picture(String name, Supplier<Talk> talks, Consumer<Talk> then) {
        picture(name, 440, 640, talks, then, _ -> {});
    }

    private static void picture(String name, double width, double height, Supplier<Talk> talks, Consumer<Talk> then,
            Consumer<Scene> touch) {
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            Stage stage = Fx.call(() -> {
                Talk talk = talks.get();
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                Stage made = new Stage();
                Scene scene = new Scene(new Views(Map.of()).load(new ChatView(talk.workspace(), talk, talk.conversation(),
                        Window.services(theme), Window.navigation(), ChatPlace.inWindow(made))).root(), width, height);
                theme.apply(scene);
                made.setScene(scene);
                made.show();
                Platform.runLater(() -> {
                    then.accept(talk);
                    touch.accept(scene);
                });
                return made;
            });
            pulses(stage.getScene(), 12);
            Pictures.save(stage, "chat-" + name + "-" + choice.name().toLowerCase(Locale.ROOT));
            Fx.run(stage::close);
        }
    }

    /** Lets so many frames be drawn. */
    private static void pulses(Scene scene, int count) {
        int[] drawn = {0};
        Runnable pulse = () -> drawn[0]++;
        Fx.run(() -> scene.addPostLayoutPulseListener(pulse));
        Fx.await(() -> {
            Platform.requestNextPulse();
            return drawn[0] >= count;
        });
    }

    @Test
    void aLongConversation() {
        picture("status", () -> Talk.of(12, 0), talk -> talk.status("\ud83c\udf5c", "At a long lunch with everybody", Instant.now()));
        picture("long", () -> Talk.of(90, 0), _ -> {});
    }

    @Test
    void somethingNew() {
        picture("new", () -> Talk.of(60, 3), _ -> {});
        picture("much-new", () -> Talk.of(60, 20), _ -> {});
    }

    @Test
    void scrolledUpWhileMessagesArrive() {
        Talk[] talk = new Talk[1];
        picture("pill", 440, 640, () -> talk[0] = Talk.of(90, 0), _ -> {}, scene -> {
            ((RowList) scene.lookup("#messages")).scroll(-400);
            Platform.runLater(() -> talk[0].receive("And one more thing"));
        });
    }

    @Test
    void nothingYet() {
        picture("empty", Talk::empty, _ -> {});
    }

    @Test
    void loading() {
        picture("loading", Talk::empty, talk -> talk.history(LoadState.LOADING));
        picture("load-failed", Talk::empty, talk -> talk.history(LoadState.FAILED));
    }

    @Test
    void loadingEarlier() {
        Consumer<Scene> up = scene -> ((RowList) scene.lookup("#messages")).scroll(-100_000);
        picture("earlier", 440, 640, () -> Talk.of(90, 0), _ -> {}, up);
        picture("earlier-failed", 440, 640, () -> Talk.of(90, 0), talk -> talk.history(LoadState.FAILED), up);
    }

    @Test
    void withSomebodyWhoHasLeft() {
        picture("left", () -> Talk.of(12, 0), Talk::otherLeaves);
    }

    @Test
    void offlineWithPendingAndFailed() {
        picture("offline", () -> Talk.of(12, 0), talk -> {
            talk.send(talk.conversation(), "The drawings are on your table.");
            talk.refuse("Rama''s account is closed.".replace("''", "'"));
            talk.send(talk.conversation(), "I will be there at ten");
            talk.send(talk.conversation(), "or a little later, depending on the bridge and on whether Lakshman has finished it");
            talk.connection(ConnectionState.OFFLINE);
            talk.presence(Presence.OFFLINE, NOW.minus(Duration.ofMinutes(50)));
        });
        picture("polling", () -> Talk.of(4, 0), talk -> {
            talk.connection(ConnectionState.POLLING);
            talk.presence(Presence.DO_NOT_DISTURB, NOW);
            talk.send(talk.conversation(), "Sent, not read");
            talk.accept();
        });
    }

    @Test
    void longWordsAndManyScripts() {
        Supplier<Talk> talks = () -> {
            Talk talk = Talk.emptyWith("राम Rama with a name of sixty characters 李 العربية 0123456789");
            Instant time = NOW.minus(Duration.ofMinutes(50));
            talk.say("rama",
                    "https://example.com/a/very/long/path/that/goes/on/and/on/without/a/space/for/a/long/time?query=1234567890&more=abcdefghijklmnop",
                    time);
            talk.say("shyam", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", time);
            talk.say("rama", "नमस्ते, क्या आप आज दोपहर को मिल सकते हैं?", time.plusSeconds(60));
            talk.say("shyam", "مرحبا، هل يمكننا أن نلتقي اليوم بعد الظهر؟ لدي بعض الأسئلة about the second page، شكرا.",
                    time.plusSeconds(600));
            talk.say("rama", "שלום, עוד הודעה קצרה", time.plusSeconds(1200));
            talk.say("rama", "今日は午後に会えますか。資料を送ります。", time.plusSeconds(1260));
            talk.say("shyam", "With \u202eoverride\u202c and zero\u200bwidth\nand a second line", time.plusSeconds(1800));
            return talk;
        };
        picture("scripts", 440, 720, talks, _ -> {}, _ -> {});
        picture("narrow", 320, 640, talks, _ -> {}, _ -> {});
    }

    @Test
    void writing() {
        picture("writing", 440, 640, () -> Talk.of(30, 0), talk -> talk.conversation().draftProperty()
                .set("One line\nand another\nand a third that is so long that it has to go on in the next line of the field"), _ -> {});
        picture("too-long", 440, 640, () -> Talk.of(30, 0), talk -> talk.conversation().draftProperty()
                .set("0123456789 ".repeat(1000)), _ -> {});
    }

    @Test
    void byKeyboard() {
        picture("selected", 440, 640, () -> Talk.of(30, 0), _ -> {}, scene -> {
            Node list = scene.lookup("#messages");
            list.requestFocus();
            javafx.event.Event.fireEvent(list, new javafx.scene.input.KeyEvent(javafx.scene.input.KeyEvent.KEY_PRESSED, "", "",
                    KeyCode.UP, false, false, false, false));
        });
    }
}
