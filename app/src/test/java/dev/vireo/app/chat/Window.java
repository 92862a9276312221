package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.actions.OpenChat;
import dev.vireo.app.chat.files.ChooseFiles;
import dev.vireo.app.chat.files.FileServices;
import dev.vireo.app.chat.list.Row;
import dev.vireo.app.chat.list.RowCell;
import dev.vireo.app.chat.list.RowList;
import dev.vireo.app.state.Talk;
import dev.vireo.app.transfer.SampleFiles;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.QuickSwitcher;
import dev.vireo.app.ui.RecordedCommands;
import dev.vireo.app.ui.RecordedSwitcher;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.text.EmojiHabits;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;

/** A chat window on the screen, and what a person does in it. Steps return when the window shows their effect. */
public final class Window implements AutoCloseable {

    private final Talk talk;
    private final ChatView view;
    private final Stage stage;

    private Window(Talk talk, ChatView view, Stage stage) {
        this.talk = talk;
        this.view = view;
        this.stage = stage;
    }

    public static Window open(Supplier<Talk> talks) {
        return open(Fx.call(talks::get));
    }

    public static Window open(Talk talk) {
        Window window = Fx.call(() -> {
            Theme theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            Stage stage = new Stage();
            ChatView view = new ChatView(talk.workspace(), talk, talk.conversation(), services(theme), navigation(),
                    ChatPlace.inWindow(stage));
            Scene scene = new Scene(new Views(Map.of()).load(view).root(), 440, 640);
            theme.apply(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            view.focusComposer();
            return new Window(talk, view, stage);
        });
        window.draw();
        return window;
    }

    /** As in the product, where a conversation leads to others. */
    static Window open(Talk talk, QuickSwitcher switcher, OpenChat chats) {
        Window window = Fx.call(() -> {
            Theme theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            Stage stage = new Stage();
            ChatNavigation ways = navigation();
            ShownChat shown = new ShownChats(talk.workspace(), talk, services(theme), new ChatNavigation(ways.profiles(), ways.members(),
                    ways.menu(), ways.links(), ways.elsewhere(), switcher, ways.find()), chats, (_, _) -> {})
                    .of(talk.conversation(), ChatPlace.inWindow(stage));
            Scene scene = new Scene(shown.root(), 440, 640);
            theme.apply(scene);
            stage.setScene(scene);
            stage.show();
            stage.requestFocus();
            return new Window(talk, shown.view(), stage);
        });
        return window.draw();
    }

    static ChatServices services(Theme theme) {
        return services(theme, Talk.CLOCK);
    }

    public static ChatServices services(Theme theme, Clock clock) {
        return new ChatServices(new Views(Map.of()), theme, Avatars.none(), new BadgeClock(new Motion()), EmojiHabits.forgotten(),
                List.of(),
                files(theme), clock, new SampleSearch(), new SimpleBooleanProperty(true));
    }

    /** Files that go nowhere. */
    static FileServices files(Theme theme) {
        SampleFiles files = new SampleFiles(Path.of("target"));
        return FileServices.of(files, files, ChooseFiles.none(), new Background(), theme, List.of(), Talk.CLOCK);
    }

    /** Ways that lead nowhere. */
    public static ChatNavigation navigation() {
        return new ChatNavigation(_ -> {}, _ -> {}, conversation -> new ContextMenu(new MenuItem("Menu of " + conversation.name())),
                _ -> {}, new RecordedCommands(),
                new RecordedSwitcher(), (_, _) -> {});
    }

    /** Leads the reader to a message. */
    void goTo(String messageId) {
        view.goTo(messageId);
    }

    /** Opens the search in this chat. */
    Window search() {
        Fx.run(view::search);
        return draw();
    }

    /** Asks for a day to go to. */
    Window jumpToDate() {
        Fx.run(view::jumpToDate);
        return draw();
    }

    public Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        Fx.run(() -> {
            stage.close();
            view.close();
        });
    }

    /** Something happens in the office, or on the server. */
    public Window meanwhile(Consumer<Talk> happens) {
        Fx.run(() -> happens.accept(talk));
        return draw();
    }

    /** Waits until some frames were drawn. */
    public Window draw() {
        AtomicInteger frames = new AtomicInteger();
        Runnable frame = frames::incrementAndGet;
        Fx.run(() -> stage.getScene().addPostLayoutPulseListener(frame));
        Fx.await(() -> {
            Platform.requestNextPulse();
            return frames.get() >= 4;
        });
        Fx.run(() -> stage.getScene().removePostLayoutPulseListener(frame));
        return this;
    }

    Window write(String text) {
        Fx.run(() -> {
            composer().requestFocus();
            composer().replaceSelection(text);
        });
        return draw();
    }

    public Window press(KeyCode... keys) {
        Keys.press(stage.getScene(), keys);
        return draw();
    }

    Window type(String text) {
        Keys.write(stage.getScene(), text);
        return draw();
    }

    public Window click(String id) {
        Fx.await(() -> find(id).isPresent());
        Fx.run(() -> ((Button) find(id).orElseThrow()).fire());
        return draw();
    }

    public Window focus(String id) {
        Fx.run(() -> node(id).requestFocus());
        return draw();
    }

    /** By wheel, so many pixels. */
    public Window scroll(double pixels) {
        Fx.run(() -> list().scroll(pixels));
        return draw();
    }

    Window scrollToStart() {
        for (int i = 0; i < 40; i++) {
            scroll(-2_000);
        }
        return this;
    }

    public String written() {
        return Fx.call(() -> composer().getText());
    }

    public String words(String id) {
        return Fx.call(() -> node(id) instanceof Label label ? label.getText() : ((Button) node(id)).getText());
    }

    public boolean shows(String id) {
        return Fx.call(() -> find(id).map(Window::visible).orElse(false));
    }

    boolean canSend() {
        return Fx.call(() -> !node("send").isDisabled());
    }

    String focused() {
        return Fx.call(() -> stage.getScene().getFocusOwner().getId());
    }

    List<Row> rows() {
        return Fx.call(() -> List.copyOf(list().rows()));
    }

    /** The cell that shows this text, if it is on the screen. */
    public Optional<RowCell> cell(String text) {
        return Fx.call(() -> cells().stream()
                .filter(cell -> cell.row() instanceof Row.MessageRow said && said.message().body().equals(text)).findFirst());
    }

    /** The first message that is wholly visible, and its place. */
    Anchor anchor() {
        return Fx.call(() -> cells().stream().filter(cell -> cell.row() instanceof Row.MessageRow && cell.getLayoutY() >= 0)
                .findFirst().map(cell -> new Anchor(key(cell), y(cell))).orElseThrow());
    }

    record Anchor(String key, double y) {
    }

    /** The place of the message with this key. */
    double yOf(String key) {
        return Fx.call(() -> cells().stream().filter(cell -> cell.row() instanceof Row.MessageRow && key(cell).equals(key))
                .findFirst().map(Window::y).orElseThrow());
    }

    /** The distance from the last row's lower edge to the end of the list. */
    double toEnd() {
        return Fx.call(() -> {
            RowCell last = cells().getLast();
            assertThat(last.row()).isEqualTo(list().rows().getLast());
            return last.getLayoutY() + last.getHeight() - (list().getHeight() - list().getInsets().getBottom());
        });
    }

    private List<RowCell> cells() {
        return list().getChildrenUnmodifiable().stream().filter(node -> node instanceof RowCell && node.isVisible())
                .map(RowCell.class::cast).sorted(Comparator.comparingDouble(RowCell::getLayoutY)).toList();
    }

    private static String key(RowCell cell) {
        return ((Row.MessageRow) cell.row()).message().key();
    }

    private static double y(RowCell cell) {
        return cell.localToScene(0, 0).getY();
    }

    /** All text of a node, as painted. */
    static List<String> texts(Node node) {
        return Fx.call(() -> node.lookupAll("*").stream()
                .filter(each -> each instanceof Text && visible(each)).map(each -> ((Text) each).getText()).toList());
    }

    public RowList list() {
        return (RowList) node("messages");
    }

    TextArea composer() {
        return (TextArea) node("composer");
    }

    private Node node(String id) {
        return find(id).orElseThrow();
    }

    private Optional<Node> find(String id) {
        return Optional.ofNullable(stage.getScene().lookup("#" + id));
    }

    private static boolean visible(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
