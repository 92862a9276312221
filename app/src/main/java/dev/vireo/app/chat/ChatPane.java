package dev.vireo.app.chat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.ui.ChatColumn;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandTarget;
import dev.vireo.app.ui.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The conversation in the main window, one at a time, or words that ask to choose one. FX thread. */
final class ChatPane implements ChatColumn {

    private final ShownChats chats;
    private final ObservableValue<Boolean> used;
    private final Consumer<Conversation> moveOut;
    private final StackPane view = new StackPane();
    private final VBox nothing = new VBox();
    private final BooleanProperty inSight = new SimpleBooleanProperty();
    private final BooleanProperty alone = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Conversation> conversation = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<String> key = conversation.map(Conversation::key).orElse("");
    private @Nullable ShownChat shown;

    /**
     * @param ownWindows    whether every conversation has a window of its own, and none opens here
     * @param conversations while there are none, nothing can be chosen
     * @param moveOut       gives a conversation a window of its own
     */
    ChatPane(ShownChats chats, ObservableValue<Boolean> ownWindows, ObservableList<Conversation> conversations,
            Consumer<Conversation> moveOut) {
        this.chats = chats;
        this.used = Bindings.createBooleanBinding(
                () -> !ownWindows.getValue() && (conversation.get() != null || !conversations.isEmpty()),
                ownWindows, conversation, conversations);
        this.moveOut = moveOut;
        view.setId("chatPane");
        view.setMinWidth(0);
        view.getStyleClass().add("chat-pane");
        view.getStylesheets().add(Objects.requireNonNull(ChatPane.class.getResource("ChatPane.css")).toExternalForm());
        Texts texts = Texts.of(ChatPane.class);
        FontIcon icon = new FontIcon(Feather.MESSAGE_CIRCLE);
        icon.getStyleClass().add("large-icon");
        Label title = new Label(texts.get("pane.nothing"));
        title.getStyleClass().add("name");
        Label words = new Label(texts.get("pane.nothing.words", Command.GO_TO.keys()));
        words.getStyleClass().addAll("secondary", "muted");
        words.setWrapText(true);
        nothing.setId("nothingOpen");
        nothing.getStyleClass().add("nothing-open");
        nothing.getChildren().setAll(icon, title, words);
        view.getChildren().setAll(nothing);
    }

    /** Shows this conversation in place of the one before, whose view is gone then. */
    ShownChat show(Conversation wanted) {
        ShownChat before = shown;
        if (before != null && before.conversation() == wanted) {
            return before;
        }
        if (before != null) {
            before.close();
        }
        ShownChat now = chats.of(wanted, ChatPlace.inMain(inSight, alone, this::leave));
        shown = now;
        view.getChildren().setAll(now.root());
        conversation.set(wanted);
        return now;
    }

    Optional<ShownChat> shown(Conversation wanted) {
        return Optional.ofNullable(shown).filter(each -> each.conversation() == wanted);
    }

    /** Lets go of what shows this conversation, if it is here, for another place to take it. */
    Optional<ShownChat> take(Conversation wanted) {
        Optional<ShownChat> taken = shown(wanted);
        taken.ifPresent(_ -> clear());
        return taken;
    }

    ReadOnlyObjectProperty<@Nullable Conversation> conversationProperty() {
        return conversation.getReadOnlyProperty();
    }

    boolean inSight() {
        return inSight.get();
    }

    private void clear() {
        shown = null;
        view.getChildren().setAll(nothing);
        conversation.set(null);
    }

    @Override
    public Region view() {
        return view;
    }

    @Override
    public ObservableValue<Boolean> usedProperty() {
        return used;
    }

    @Override
    public ObservableValue<String> keyProperty() {
        return key;
    }

    @Override
    public void placed(boolean nowInSight, boolean nowAlone) {
        inSight.set(nowInSight);
        alone.set(nowAlone);
    }

    @Override
    public void focus() {
        if (shown != null) {
            shown.view().focusComposer();
        }
    }

    @Override
    public List<Parent> panes() {
        return shown == null ? List.of() : shown.view().panes();
    }

    @Override
    public CommandTarget commands() {
        return Objects.requireNonNull(shown).commands();
    }

    @Override
    public void leave() {
        if (shown != null) {
            ShownChat before = shown;
            clear();
            before.close();
        }
    }

    @Override
    public void moveOut() {
        if (shown != null) {
            moveOut.accept(shown.conversation());
        }
    }
}
