package dev.vireo.app.story;

import dev.vireo.app.ClientPlatform;
import dev.vireo.app.VireoApp;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.session.Session;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.store.DataFolder;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.transfer.Upload;
import dev.vireo.app.ui.Focus;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * A person at a client of their own: acts on it by mouse and keys. For tests and the demo; not on the FX
 * thread. Steps return when the window shows their effect.
 */
public final class Player extends Onlooker implements AutoCloseable {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double OUT_OF_SIGHT = 3_000;

    private final Pointer pointer = new Pointer();
    private final DataFolder data;

    private Player(DataFolder data, VireoApp app) {
        super(app);
        this.data = data;
    }

    /** Opens a client in this folder, and nothing else yet. */
    public static Player open(Path folder, Optional<StreamTiming> timing) {
        return open(folder, timing, ClientPlatform.plain());
    }

    /** On this platform. */
    public static Player open(Path folder, Optional<StreamTiming> timing, ClientPlatform platform) {
        ClientPlatform timed = timing.map(platform::with).orElse(platform);
        return Fx.call(() -> {
            DataFolder data = DataFolder.open(folder);
            // A toast would lie over what is to be clicked on, and these stories tell of several conversations side by side.
            data.preferences().change(preferences -> preferences.withNotifications(false)
                    .withChats(preferences.chats().withOwnWindows(true)));
            return new Player(data, new VireoApp(data, timed, () -> {}));
        });
    }

    public static Player signIn(URI office, String username, String password, Path folder) {
        return open(folder, Optional.empty()).enter(office, username, password);
    }

    /** Signs in; returns when the office shows. */
    public Player enter(URI office, String username, String password) {
        app().signIn(office, username, password).toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
        awaitLoaded();
        return this;
    }

    /** Continues where the last run of this client ended. */
    public Player resume() {
        Fx.run(app()::start);
        Fx.await(() -> app().session().isPresent());
        awaitLoaded();
        return this;
    }

    private void awaitLoaded() {
        Fx.await(() -> app().workspace().loadedProperty().get() && !app().workspace().people().isEmpty());
    }

    /** Turns to the main window. */
    public Player toMain() {
        toFront(app().stage());
        return this;
    }

    public Player show(String tab) {
        toMain();
        pointer.click(() -> app().stage().getScene().lookup("#" + tab + "Tab"));
        return this;
    }

    /** Clicks on somebody's card, and looks for it first by the filter if it is not in sight. */
    public Player openChat(String other) {
        show("dashboard");
        TextField filter = (TextField) app().stage().getScene().lookup("#nameFilter");
        boolean inSight = Fx.call(() -> card(other).isPresent());
        if (!inSight) {
            Fx.run(() -> filter.setText(conversation(other).name()));
            Fx.await(() -> card(other).isPresent());
        }
        pointer.click(() -> card(other).orElseThrow());
        Fx.await(() -> chat(other).isPresent());
        Fx.run(filter::clear);
        toFront(chat(other).orElseThrow());
        return this;
    }

    /** Brings the window of a conversation to the front, however they came to it. */
    public Player open(String other) {
        Conversation conversation = conversation(other);
        Fx.run(() -> app().chats().open(conversation));
        toFront(chat(other).orElseThrow());
        return this;
    }

    /** Selects a message by keyboard and presses a key on it. */
    public Player onMessage(String other, String text, KeyCode key) {
        Scene scene = lookAt(other).chat(other).orElseThrow().getScene();
        Fx.run(() -> scene.lookup("#messages").requestFocus());
        Fx.await(() -> {
            if (chosen(scene).contains(text)) {
                return true;
            }
            Keys.press(scene, KeyCode.UP);
            return false;
        });
        Keys.press(scene, key);
        return this;
    }

    private static String chosen(Scene scene) {
        return scene.getRoot().lookupAll(".row-cell").stream()
                .filter(cell -> cell.isVisible() && cell.getPseudoClassStates().contains(SELECTED))
                .map(Node::getAccessibleText)
                .filter(Objects::nonNull)
                .findFirst().orElse("");
    }

    /** Gives the last message they wrote other words. */
    public Player editLast(String other, String words) {
        Scene scene = lookAt(other).chat(other).orElseThrow().getScene();
        Fx.run(() -> scene.lookup("#composer").requestFocus());
        Keys.press(scene, KeyCode.UP);
        Fx.await(() -> scene.lookup("#editing") != null && scene.lookup("#editing").isVisible());
        send(other, words);
        return this;
    }

    /** Has conversations open in the main window from now on. */
    public Player inMainWindow() {
        Fx.run(() -> data.preferences().change(now -> now.withChats(now.chats().withOwnWindows(false))));
        // The client hears of it a moment later.
        Fx.run(() -> {});
        return this;
    }

    /** Wants to be told of new messages, inside Vireo. */
    public Player wantNotices() {
        Fx.run(() -> data.preferences().change(preferences -> preferences.withNotifications(true)));
        return this;
    }

    /** Writes a reply into the thread that is open beside the messages, and presses Enter. */
    public Player reply(String other, String text) {
        Scene scene = chat(other).orElseThrow().getScene();
        Fx.await(() -> scene.lookup("#threadPane") != null && scene.lookup("#threadPane").lookup("#composer") != null);
        TextArea composer = Fx.call(() -> (TextArea) scene.lookup("#threadPane").lookup("#composer"));
        Fx.run(() -> {
            composer.requestFocus();
            composer.replaceText(0, composer.getLength(), text);
        });
        Keys.press(scene, KeyCode.ENTER);
        Fx.await(() -> composer.getText().isEmpty());
        return this;
    }

    /** Reacts to a message, as a click in the picker does. */
    public Player react(String other, String text, String emoji) {
        ChatMessage message = message(other, text);
        Fx.run(() -> session().chats().react(message, emoji, true));
        return this;
    }

    /** Sends a picture with some words. @return when it was at the server and the words went, in nanoseconds */
    public long sendPicture(String other, String text, String name, byte[] content) {
        Upload upload = Fx.call(() -> session().uploads().upload(name, content));
        Fx.await(() -> upload.stateProperty().get() == TransferState.DONE);
        long sent = System.nanoTime();
        Fx.run(() -> session().chats().send(conversation(other), text, List.of(upload)));
        return sent;
    }

    /** Pastes a picture into the open chat and sends it with some words. */
    public Player pastePicture(String other, Image picture, String text) {
        Scene scene = lookAt(other).chat(other).orElseThrow().getScene();
        Fx.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putImage(picture);
            Clipboard.getSystemClipboard().setContent(content);
            scene.lookup("#composer").requestFocus();
        });
        Keys.press(scene, KeyCode.CONTROL, KeyCode.V);
        Fx.await(() -> scene.lookup("#uploadChip") != null);
        send(other, text);
        return this;
    }

    /** Looks for messages in the main window; returns when there are results. */
    public Player findMessages(String query) {
        toMain();
        pressControl(KeyCode.F);
        Scene scene = app().stage().getScene();
        Fx.await(() -> scene.lookup("#searchPane") != null && scene.lookup("#query") instanceof TextField);
        Fx.run(() -> ((TextField) scene.lookup("#query")).setText(query));
        Fx.await(() -> scene.lookup("#hits") instanceof ListView<?> hits && !hits.getItems().isEmpty());
        return this;
    }

    /** Opens the first search hit. */
    public Player openFirstHit() {
        Scene scene = app().stage().getScene();
        Fx.run(() -> {
            ListView<?> hits = (ListView<?>) scene.lookup("#hits");
            hits.requestFocus();
            hits.getSelectionModel().select(0);
        });
        Keys.press(scene, KeyCode.ENTER);
        return this;
    }

    private Session session() {
        return app().session().orElseThrow();
    }

    /** Presses the button with this id in the window of a conversation. */
    public Player press(String other, String id) {
        Scene scene = chat(other).orElseThrow().getScene();
        Fx.await(() -> scene.lookup(id) instanceof ButtonBase button && button.isVisible());
        Fx.run(() -> ((ButtonBase) scene.lookup(id)).fire());
        return this;
    }

    /** Writes into the open chat and presses Enter. @return when Enter was pressed, in nanoseconds */
    public long send(String other, String text) {
        Stage chat = chat(other).orElseThrow();
        toFront(chat);
        TextArea composer = (TextArea) chat.getScene().lookup("#composer");
        Fx.run(() -> {
            composer.requestFocus();
            composer.replaceText(0, composer.getLength(), text);
        });
        long pressed = System.nanoTime();
        Keys.press(chat.getScene(), KeyCode.ENTER);
        Fx.await(() -> composer.getText().isEmpty());
        return pressed;
    }

    public Player closeChat(String other) {
        chat(other).ifPresent(stage -> Fx.run(stage::close));
        return this;
    }

    /** Looks at something else than any window of this client. */
    public Player lookAway() {
        windows().forEach(Focus::lose);
        return this;
    }

    /** Looks at an open chat again. */
    public Player lookAt(String other) {
        toFront(chat(other).orElseThrow());
        return this;
    }

    /** Clicks on what has this id in the main window. */
    public Player click(String id) {
        toMain();
        Fx.await(() -> app().stage().getScene().lookup(id) != null);
        pointer.click(() -> app().stage().getScene().lookup(id));
        return this;
    }

    /** Clicks on what has this id in another window of theirs. */
    public Player click(Stage in, String id) {
        Fx.await(() -> in.getScene().lookup(id) != null);
        toFront(in);
        pointer.click(() -> in.getScene().lookup(id));
        return this;
    }

    /** Presses a button of the main window, as soon as there is one that can be pressed. */
    public Player fire(String id) {
        toMain();
        Fx.await(() -> app().stage().getScene().lookup(id) instanceof ButtonBase button && !button.isDisabled() && button.isVisible());
        Fx.run(() -> ((ButtonBase) app().stage().getScene().lookup(id)).fire());
        return this;
    }

    public Player fill(String id, String text) {
        toMain();
        Fx.await(() -> app().stage().getScene().lookup(id) != null);
        Fx.run(() -> ((TextInputControl) app().stage().getScene().lookup(id)).setText(text));
        return this;
    }

    /** Types into the quick switcher of the main window. */
    public Player search(String text) {
        toMain();
        Scene scene = app().stage().getScene();
        if (scene.lookup("#switcher") == null) {
            pressControl(KeyCode.K);
        }
        Fx.await(() -> scene.lookup("#switcherQuery") instanceof TextField field && field.isFocused());
        Fx.run(() -> ((TextField) scene.lookup("#switcherQuery")).setText(text));
        return this;
    }

    /** Takes the quick switcher away. */
    public Player leaveSearch() {
        press(KeyCode.ESCAPE);
        Fx.await(() -> app().stage().getScene().lookup("#switcher") == null);
        return this;
    }

    public Player openProfile(String other) {
        toMain();
        Fx.run(() -> app().mainWindow().open(app().workspace().person(other).orElseThrow()));
        return this;
    }

    /** Presses a key in the main window. */
    public Player press(KeyCode key) {
        Keys.press(app().stage().getScene(), key);
        return this;
    }

    public Player pressControl(KeyCode key) {
        Keys.press(app().stage().getScene(), KeyCode.CONTROL, key);
        return this;
    }

    /**
     * To the front and into the focus, as a click on it would bring it. The headless screen neither restacks windows nor takes the
     * focus from any, so all others are put out of its sight, and lose it by hand.
     */
    private static void toFront(Stage stage) {
        List<Stage> others = Fx.call(() -> Window.getWindows().stream()
                .filter(window -> window != stage && window instanceof Stage)
                .map(Stage.class::cast)
                .toList());
        others.forEach(Focus::lose);
        Fx.run(() -> {
            others.stream().filter(other -> other.getX() < OUT_OF_SIGHT).forEach(other -> other.setX(other.getX() + OUT_OF_SIGHT));
            if (stage.getX() >= OUT_OF_SIGHT) {
                stage.setX(stage.getX() - OUT_OF_SIGHT);
            }
            stage.requestFocus();
        });
        Focus.gain(stage);
        // Until then it is not where it was put, and a click would go beside it.
        Fx.pulse();
    }

    /** Waits until this is so. */
    public Player await(BooleanSupplier condition) {
        Fx.await(condition);
        return this;
    }

    /** Ends this client in order, as closing its window does. */
    @Override
    public void close() {
        app().close();
    }
}
