package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.files.FileAttaching;
import dev.vireo.app.chat.files.IconButtons;
import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.chat.list.ListServices;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.AfterLayout;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.CommandScope;
import dev.vireo.app.ui.FocusField;
import dev.vireo.app.ui.MenuKeys;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.app.ui.text.EmojiPicker;
import dev.vireo.protocol.Answers.Scheduled;
import dev.vireo.protocol.ChannelRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The lower edge of a list of messages: the field to write in, with what belongs to what is written above it, or why nothing can be
 * written here.
 */
public final class WritingPane extends VBox {

    private final ChatModel chat;
    private final DraftModel draft;
    private final ComposerListener listener;
    private final Texts texts = Texts.of(WritingPane.class);
    private final VBox above = new VBox();
    private final MessageField field = new MessageField();
    private final Button emoji = IconButtons.of("emoji", Feather.SMILE, texts.get("composer.emoji"));
    private final Button send = IconButtons.of("send", Feather.SEND, texts.get("composer.send"));
    private final Button schedule = IconButtons.of("schedule", Feather.CHEVRON_UP, Command.SCHEDULE.wordsWithKeys());
    private final ScheduleMenu later;
    private final HBox sending = new HBox(send, schedule);
    private final HBox row = new HBox(field, emoji, sending);
    private final Label room = new Label();
    private final Label instead = new Label();
    private final Completion completion;
    private final Composer composer;
    private final FileAttaching attach;
    private final LongPaste longPaste;
    private final Subscription subscriptions;
    private @Nullable EditBanner banner;

    /**
     * @param lastOwn what Up in the empty field gives other words to
     * @param owner   what is written to, with which files wait until they are sent
     */
    public WritingPane(ChatModel chat, DraftModel draft, ComposerListener listener, Supplier<Optional<ChatMessage>> lastOwn,
            Suggestions suggestions, EmojiPicker picker, ListServices services, Object owner) {
        this.chat = chat;
        this.draft = draft;
        this.listener = listener;
        getStyleClass().add("writing");
        row.getStyleClass().add("composer");
        above.getStyleClass().add("above");
        field.setId("composer");
        field.setPromptText(texts.get("composer.prompt"));
        field.setWrapText(true);
        field.setPrefRowCount(1);
        HBox.setHgrow(field, Priority.ALWAYS);
        // Whole at any height of the window: first the messages give way, then the files.
        for (Region whole : List.of(row, room, instead)) {
            whole.setMinHeight(USE_PREF_SIZE);
        }
        room.setId("room");
        room.getStyleClass().addAll("room", "caption");
        room.setMaxWidth(Double.MAX_VALUE);
        instead.setId("instead");
        instead.getStyleClass().addAll("no-writing", "secondary", "muted");
        instead.setMaxWidth(Double.MAX_VALUE);
        Wrapping.whereSafe(instead);
        send.getStyleClass().add("send");
        send.setOnAction(_ -> send());
        send.disableProperty().bind(Bindings.not(draft.sendable()));
        sending.getStyleClass().add("sending");
        later = new ScheduleMenu(chat, draft, listener.replies());
        schedule.disableProperty().bind(send.disableProperty().or(draft.editedProperty().isNotNull()));
        schedule.setVisible(!listener.replies());
        schedule.setManaged(schedule.isVisible());
        schedule.setOnAction(_ -> later.show(sending));
        for (Button button : List.of(send, schedule)) {
            button.setOnContextMenuRequested(event -> {
                later.show(sending);
                event.consume();
            });
        }
        // Before the field takes Enter for a new line.
        row.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean menu = MenuKeys.ask(event) && (send.isFocused() || schedule.isFocused());
            if (menu || Command.of(event, CommandScope.WRITING).filter(Command.SCHEDULE::equals).isPresent()) {
                later.show(sending);
                event.consume();
            }
        });
        emoji.setOnAction(_ -> picker.show(emoji, this::insert));
        completion = new Completion(field, suggestions, services.avatars());
        composer = new Composer(draft, field, room, new Composer.ComposerKeys() {
            @Override
            public void send() {
                WritingPane.this.send();
            }

            @Override
            public void editLast() {
                lastOwn.get().ifPresent(WritingPane.this::edit);
            }
        }, completion);
        attach = new FileAttaching(services.files(), owner, field);
        longPaste = new LongPaste(field, attach::addText);
        field.onPaste((start, text) -> {
            if (attach.allowed()) {
                longPaste.pasted(start, text);
            }
        });
        above.getChildren().addAll(longPaste, attach.pane());
        row.getChildren().addFirst(attach.button());
        draft.hasFilesProperty().bind(attach.any());
        getChildren().addAll(above, row, room, instead, completion);
        Conversation conversation = chat.conversation();
        subscriptions = Subscription.combine(
                draft.editedProperty().subscribe(this::showEdited),
                draft.textProperty().subscribe((_, now) -> typed(now)),
                conversation.archivedProperty().subscribe(this::showWritable),
                conversation.goneProperty().subscribe(this::showWritable),
                conversation.leftProperty().subscribe(_ -> showWritable()),
                conversation.cutOffProperty().subscribe(this::showWritable),
                conversation.myRoleProperty().subscribe(this::showWritable),
                AfterLayout.of(this, this::laidOut));
        showWritable();
    }

    public void close() {
        subscriptions.unsubscribe();
        completion.close();
        composer.close();
        longPaste.close();
        attach.close();
        draft.close();
    }

    /** A place above the field for what belongs to what is being written. */
    VBox above() {
        return above;
    }

    /** Takes files that are dropped on all of this. */
    public void acceptDropsOn(Pane area) {
        attach.acceptDropsOn(area);
    }

    /** What a screen reader calls the field. */
    public void setAccessibleName(String words) {
        field.setAccessibleText(words);
    }

    public void setPrompt(String words) {
        field.setPromptText(words);
    }

    public void focus() {
        FocusField.into(field);
    }

    public void type(String characters) {
        if (row.isVisible()) {
            composer.type(characters);
        }
    }

    public boolean mayAttach() {
        return row.isVisible() && !attach.button().isDisabled();
    }

    /** Asks for files to send with what is written. */
    public void attach() {
        if (mayAttach()) {
            attach.button().fire();
        }
    }

    public void edit(ChatMessage message) {
        edit(new EditTarget.MessageEdit(chat, message));
    }

    public void edit(Scheduled scheduled) {
        edit(new EditTarget.ScheduledEdit(chat, scheduled));
    }

    private void edit(EditTarget target) {
        draft.edit(target);
        toEnd();
    }

    public void quote(ChatMessage message) {
        draft.quote(message);
        toEnd();
    }

    /** Gives up an edit. Returns whether there was one. */
    public boolean escape() {
        if (draft.editedProperty().get() == null) {
            return false;
        }
        draft.giveUpEdit();
        toEnd();
        return true;
    }

    private void insert(String text) {
        field.requestFocus();
        field.replaceSelection(text);
    }

    private void toEnd() {
        field.requestFocus();
        field.positionCaret(field.getLength());
    }

    private void send() {
        if (draft.sendable().get()) {
            if (draft.editedProperty().get() != null) {
                listener.savingEdit();
            }
            draft.submit().ifPresent(text -> ComposedMessage.of(text, attach.take()).forEach(listener::send));
        }
        field.requestFocus();
    }

    private void typed(String now) {
        if (field.isFocused() && !now.isBlank() && draft.editedProperty().get() == null) {
            listener.typing();
        }
    }

    // --- what stands above and instead ----------------------------------------------------------------------------------

    private void showEdited(@Nullable EditTarget target) {
        attach.allow(target == null && chat.mayWrite());
        if (banner != null) {
            above.getChildren().remove(banner);
            banner.close();
            banner = null;
        }
        if (target != null) {
            EditBanner made = new EditBanner(draft, target, () -> {
                draft.giveUpEdit();
                toEnd();
            });
            banner = made;
            above.getChildren().add(made);
        }
    }

    private void showWritable() {
        boolean may = chat.mayWrite();
        attach.allow(may && draft.editedProperty().get() == null);
        for (Node part : new Node[] {above, row}) {
            part.setVisible(may);
            part.setManaged(may);
        }
        instead.setVisible(!may);
        instead.setManaged(!may);
        instead.setText(may ? "" : readOnlyReason());
        if (!may) {
            draft.cancelEdit();
        }
    }

    private String readOnlyReason() {
        Conversation conversation = chat.conversation();
        if (conversation.leftProperty().getValue()) {
            Person left = conversation.other();
            return left.deleted() ? texts.get("instead.deleted") : texts.get("instead.left", left.name());
        }
        if (conversation.goneProperty().get()) {
            return texts.get("instead.gone");
        }
        if (conversation.archivedProperty().get()) {
            return texts.get("instead.archived");
        }
        if (conversation.cutOffProperty().get()) {
            return texts.get("instead.cut-off", conversation.name());
        }
        return conversation.myRoleProperty().get() == ChannelRole.READER ? texts.get("instead.reader") : texts.get("instead.none");
    }

    // --- layout ---------------------------------------------------------------------------------------------------------

    private void laidOut() {
        composer.laidOut();
        completion.laidOut();
    }
}
