package dev.vireo.app.chat;

import dev.vireo.app.actions.ChatActions;
import dev.vireo.app.actions.MarkRead;
import dev.vireo.app.chat.compose.ComposedMessage;
import dev.vireo.app.chat.compose.ComposerListener;
import dev.vireo.app.chat.compose.DraftModel;
import dev.vireo.app.chat.compose.Suggestions;
import dev.vireo.app.chat.compose.WritingPane;
import dev.vireo.app.chat.files.FileStyles;
import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.HistoryJump;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.chat.list.MessageActions;
import dev.vireo.app.chat.list.MessagePane;
import dev.vireo.app.chat.list.MessageTimes;
import dev.vireo.app.chat.list.ReadTracker;
import dev.vireo.app.chat.list.RowsModel;
import dev.vireo.app.chat.list.Timeline;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Panes;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.app.ui.text.EmojiPicker;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;

/** A conversation: who it is with, what was said, and what is being written. {@link #close} ends it. */
final class ChatView implements MessageActions.MessageCommands, Header.HeaderActions {

    private final ChatActions chats;
    private final Conversation conversation;
    private final ChatModel model;
    private final ChatNavigation navigation;
    private final ChatPlace place;
    private final ListServices services;
    private final EmojiPicker emoji;
    private final ReadTracker reading;
    private final ObservableValue<Boolean> attended;
    private final ChatSearchModel searching;
    private final Texts texts = Texts.of(ChatView.class);

    @FXML private StackPane root;
    @FXML private VBox frame;
    @FXML private Label notice;
    @FXML private HBox refused;
    @FXML private Label refusedWords;
    @FXML private Button dismiss;

    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);
    private Header header;
    private MessagePane messages;
    private EmptyChat empty;
    private ChatBars bars;
    private HistoryJump historyJump;
    private TypingLine typing;
    private WritingPane writing;
    private ScheduledBar scheduled;
    private Threads threads;
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean looking;

    ChatView(Workspace workspace, ChatActions chats, Conversation conversation, ChatServices services, ChatNavigation navigation,
            ChatPlace place) {
        this.chats = chats;
        this.conversation = conversation;
        this.model = new ChatModel(workspace, chats, conversation, services.clock());
        this.navigation = navigation;
        this.place = place;
        this.services = new ListServices(services.avatars(), services.badges(), new MessageTimes(services.clock()), services.files());
        this.emoji = new EmojiPicker(services.emoji());
        this.reading = new ReadTracker(conversation, chats);
        this.attended = services.attended();
        this.searching = new ChatSearchModel(services.search(), conversation);
        model.searchedProperty().bind(searching.termsProperty());
    }

    @FXML
    private void initialize() {
        RowsModel rows = new RowsModel(model, new Timeline.ConversationTimeline(conversation, chats));
        MessageActions actions = new MessageActions(model, this, emoji, true);
        messages = new MessagePane(rows, actions, services, reading, this::type);
        empty = new EmptyChat(model, services.avatars());
        messages.setEmpty(empty);
        typing = new TypingLine(conversation.typing());
        messages.getChildren().add(typing);
        historyJump = new HistoryJump(model, messages, actions, services, this::type);
        messages.onBackToEnd(this::focusComposer);
        writing = new WritingPane(model, new DraftModel(model, conversation.draftProperty()), new ComposerActions(),
                rows::lastOwn, new Suggestions(model, false), emoji, services, conversation);
        writing.acceptDropsOn(root);
        scheduled = new ScheduledBar(model, writing::edit, each -> ScheduledSide.ask(question, chats.scheduled(), each));
        root.getStylesheets().add(FileStyles.css());
        root.getChildren().add(question);
        bars = new ChatBars(
                new ChatSearchBar(searching, this::showHit, words -> navigation.find().accept(conversation, words), this::focusComposer),
                new DateBar(model.clock(), this::goTo, this::focusComposer));
        VBox main = new VBox(bars, historyJump, scheduled, writing);
        main.getStyleClass().add("main");
        VBox.setVgrow(historyJump, Priority.ALWAYS);
        SideBySide panes = new SideBySide(main);
        VBox.setVgrow(panes, Priority.ALWAYS);
        threads = new Threads(model, panes, place, services, emoji, this, this::focusComposer);
        header = new Header(model, navigation, place, services, this);
        frame.getChildren().addFirst(header);
        frame.getChildren().add(panes);
        frame.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        Wrapping.whereSafe(refusedWords);
        dismiss.setAccessibleText(texts.get("refused.dismiss"));
        ObservableValue<Boolean> watched = root.sceneProperty().flatMap(Scene::windowProperty)
                .flatMap(ChatView::lookedAt).orElse(false)
                .flatMap(front -> place.inSightProperty().map(seen -> front && seen))
                .flatMap(front -> attended.map(here -> front && here));
        subscriptions = subscriptions
                .and(model.workspace().connectionProperty().subscribe(this::showState))
                .and(model.workspace().fullProperty().subscribe(this::showState))
                .and(model.refusalProperty().subscribe(this::showRefusal))
                .and(conversation.nameProperty().subscribe(name -> writing.setAccessibleName(texts.get("composer.spoken", name))))
                .and(conversation.readNumberProperty().subscribe(messages::readNumberChanged))
                .and(panes.coveredProperty().subscribe(this::look))
                .and(historyJump.awayProperty().subscribe(this::look))
                .and(watched.subscribe(this::looking));
        showState();
    }

    /** Where the keyboard should be when the window opens. */
    void focusComposer() {
        writing.focus();
    }

    /** All of it, for what lies over it for a while. */
    StackPane pane() {
        return root;
    }

    /** To the newest messages, and on with writing. */
    void jumpToLatest() {
        historyJump.back();
        messages.toEnd();
        focusComposer();
    }

    void markRead() {
        MarkRead.upTo(conversation).ifPresent(last -> chats.markRead(conversation, last));
    }

    @Override
    public void nextThread() {
        threads.next();
    }

    boolean mayAttach() {
        return writing.mayAttach();
    }

    /** Asks for files to send. */
    void attach() {
        writing.attach();
    }

    /** The parts that can be seen: header, messages, the field to write in, and the same of a thread that is open. */
    List<Parent> panes() {
        return Stream.concat(Stream.of(header, historyJump, writing), threads.panes()).filter(ChatView::seen).toList();
    }

    /** From part to part. */
    void movePane(int step) {
        Panes.move(panes(), root.getScene().getFocusOwner(), step);
    }

    /** Whether the person looks at it: it is in sight, in a focused window that is not minimised, and somebody is there. */
    boolean lookedAt() {
        return looking;
    }

    private static boolean seen(Node pane) {
        return Stream.iterate(pane, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
    }

    /** Wherever in the history it is; it stands out. */
    @Override
    public void goTo(String messageId) {
        historyJump.goTo(messageId, true, this::showReply);
    }

    /** A thread that covers the messages makes room. */
    @Override
    public void search() {
        uncover();
        bars.search();
    }

    @Override
    public void jumpToDate() {
        uncover();
        bars.jumpToDate();
    }

    private void uncover() {
        if (threads.covers()) {
            threads.closeShown();
        }
    }

    private void goTo(Instant time) {
        historyJump.goTo(time, this::showReply);
    }

    private void showHit(String messageId) {
        historyJump.goTo(messageId, false, this::showReply);
    }

    private void showReply(ChatMessage parent, ChatMessage reply) {
        threads.open(parent).highlight(reply);
    }

    /** By how much the window is wider than the person made it, for a thread beside the messages. */
    double widened() {
        return threads.widened();
    }

    /** Ends all subscriptions. The view cannot be used afterwards. */
    void close() {
        subscriptions.unsubscribe();
        searching.close();
        header.close();
        threads.close();
        historyJump.close();
        messages.close();
        empty.close();
        typing.close();
        scheduled.close();
        writing.close();
    }

    /** Escape takes away what was opened last, before it closes the conversation. */
    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (messages.clearSelection() || writing.escape() || threads.escape()) {
            event.consume();
        } else if (bars.leave() || threads.closeShown() || historyJump.back()) {
            event.consume();
            focusComposer();
        }
    }

    // --- states --------------------------------------------------------------------------------------------------------

    private void showState() {
        String words = switch (model.workspace().connectionProperty().get()) {
            case LIVE -> model.workspace().fullProperty().get() ? texts.get("notice.full") : "";
            case CONNECTING -> texts.get("notice.connecting");
            case POLLING -> texts.get("notice.polling");
            case OFFLINE -> texts.get("notice.offline");
            case SIGNED_OUT, DEACTIVATED -> texts.get("notice.signed-out");
            case OTHER_KEY, TLS_REQUIRED -> texts.get("notice.offline");
        };
        notice.setText(words);
        notice.setVisible(!words.isEmpty());
        notice.setManaged(!words.isEmpty());
    }

    private void showRefusal(String words) {
        refusedWords.setText(words);
        refused.setVisible(!words.isEmpty());
        refused.setManaged(!words.isEmpty());
    }

    @FXML
    private void dismiss() {
        model.dismissRefusal();
        focusComposer();
    }

    // --- reading -------------------------------------------------------------------------------------------------------

    private static ObservableValue<Boolean> lookedAt(Window window) {
        ObservableValue<Boolean> inFront = window.showingProperty()
                .flatMap(showing -> window.focusedProperty().map(focused -> showing && focused));
        return window instanceof Stage stage
                ? inFront.flatMap(front -> stage.iconifiedProperty().map(iconified -> front && !iconified))
                : inFront;
    }

    private void looking(boolean now) {
        if (now) {
            messages.rows().refresh();
        }
        looking = now;
        look();
        threads.looking(now);
    }

    /** The newest messages are read where they are looked at: not behind a thread, not while older ones stand in their place. */
    private void look() {
        reading.looking(looking && !threads.covers() && !historyJump.awayProperty().get());
    }

    // --- doing ---------------------------------------------------------------------------------------------------------

    private void type(String characters) {
        writing.type(characters);
    }

    @Override
    public void reply(ChatMessage message) {
        threads.open(message).focus();
    }

    @Override
    public void quote(ChatMessage message) {
        writing.quote(message);
    }

    @Override
    public void edit(ChatMessage message) {
        writing.edit(message);
    }

    @Override
    public void delete(ChatMessage message) {
        question.ask(texts.get("delete.title"), texts.get(message.own() ? "delete.words" : "delete.words.other"),
                texts.get("delete.yes"), () -> {
                    // What comes of it shows with the message.
                    model.delete(message);
                    return CompletableFuture.completedFuture(null);
                });
    }

    @Override
    public void keepUnread(ChatMessage message) {
        reading.keepUnread();
    }

    @Override
    public Optional<ContextMenu> authorMenu(ChatMessage message) {
        return Optional.of(message).filter(said -> !said.own())
                .flatMap(said -> model.workspace().person(said.author())).filter(Person::active)
                .map(author -> navigation.menu().apply(model.workspace().conversationWith(author.username())));
    }

    /** Sends what is written, and shows it at the newest messages. */
    private final class ComposerActions implements ComposerListener {
        @Override
        public void send(ComposedMessage message) {
            showEnd();
            chats.send(conversation, message.text(), message.files());
        }

        @Override
        public void savingEdit() {
            showEnd();
        }

        private void showEnd() {
            historyJump.back();
            messages.toEnd();
        }

        @Override
        public boolean replies() {
            return false;
        }

        @Override
        public void typing() {
            chats.typing(conversation);
        }
    }
}
