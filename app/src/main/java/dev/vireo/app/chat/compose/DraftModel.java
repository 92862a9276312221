package dev.vireo.app.chat.compose;

import dev.vireo.app.chat.list.ChatModel;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ChatMessage;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.text.MessageText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableIntegerValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The text being written: a new message, which is kept, or an edit of an existing one. FX thread; {@link #close} ends it. */
public final class DraftModel {

    /** Of a quoted message, so many lines; who wants to read on follows it. */
    private static final int QUOTED = 8;

    private final ChatModel chat;
    private final StringProperty kept;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable EditTarget> edited = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper unsaved = new ReadOnlyStringWrapper("");
    private final BooleanProperty hasFiles = new SimpleBooleanProperty();
    private final IntegerBinding room;
    private final BooleanBinding sendable;
    private Subscription gone = Subscription.EMPTY;
    private @Nullable CompletionStage<Void> pending;

    /** @param kept what is written and not sent, on the disk */
    public DraftModel(ChatModel chat, StringProperty kept) {
        this.chat = chat;
        this.kept = kept;
        text.bindBidirectional(kept);
        room = Bindings.createIntegerBinding(this::countRoom, text);
        sendable = Bindings.createBooleanBinding(() -> !saving.get() && room.get() >= 0
                && (!MessageText.blank(text.get()) || hasFiles.get() && edited.get() == null), room, text, hasFiles, edited, saving);
    }

    void close() {
        cancelEdit();
        gone.unsubscribe();
        hasFiles.unbind();
        text.unbindBidirectional(kept);
        room.dispose();
        sendable.dispose();
    }

    StringProperty textProperty() {
        return text;
    }

    /** How many characters the message may still grow by; negative if it is too long. */
    ObservableIntegerValue room() {
        return room;
    }

    /** Whether files go with it, so that it needs no words. */
    BooleanProperty hasFilesProperty() {
        return hasFiles;
    }

    ObservableBooleanValue sendable() {
        return sendable;
    }

    /** What is given other words; null while a new message is written. */
    ReadOnlyObjectProperty<@Nullable EditTarget> editedProperty() {
        return edited.getReadOnlyProperty();
    }

    /** Whether the office has not answered yet to an edit, or to what is to be sent later; the words cannot be changed meanwhile. */
    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** Why the edit that stands in the editor was not saved; empty if it was not tried, or is being tried. */
    ReadOnlyStringProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /**
     * Gives something other words, until the office has taken them or {@link #cancelEdit}. What was being written waits.
     */
    void edit(EditTarget target) {
        gone.unsubscribe();
        text.unbindBidirectional(kept);
        saving.set(false);
        unsaved.set("");
        edited.set(target);
        text.set(target.words());
        gone = target.gone().subscribe((_, now) -> {
            if (now) {
                cancelEdit();
            }
        });
    }

    /** The person wants the message as it is. While an edit is being saved this only leaves the editor. */
    void giveUpEdit() {
        EditTarget target = edited.get();
        if (target != null && !saving.get()) {
            target.giveUp();
        }
        cancelEdit();
    }

    /** Leaves the editor. */
    void cancelEdit() {
        if (edited.get() != null) {
            gone.unsubscribe();
            saving.set(false);
            unsaved.set("");
            edited.set(null);
            text.bindBidirectional(kept);
        }
    }

    /** Takes the text of a new message out of the field, to be sent, or saves what is edited. Empty if there is nothing to send. */
    Optional<String> submit() {
        if (!sendable.get()) {
            return Optional.empty();
        }
        String body = MessageText.of(text.get());
        EditTarget target = edited.get();
        if (target == null) {
            text.set("");
            return Optional.of(body);
        }
        save(target, body);
        return Optional.empty();
    }

    /** The words stay in the editor until the office has them. */
    private void save(EditTarget target, String body) {
        unsaved.set("");
        saving.set(true);
        CompletionStage<Void> asked = target.save(body);
        pending = asked;
        asked.whenComplete((_, failure) -> {
            boolean here = pending == asked && edited.get() == target && saving.get();
            if (here && failure == null) {
                cancelEdit();
            } else if (here) {
                saving.set(false);
                unsaved.set(FailureTexts.of(failure));
            } else if (failure != null && !target.gone().getValue()) {
                chat.refused("edit", failure);
            }
        });
    }

    /** Has the office send the new message later; it stays here until the office has taken it. */
    CompletionStage<Void> schedule(Instant at) {
        String written = kept.get();
        saving.set(true);
        CompletionStage<Void> asked = chat.chats().scheduled().add(chat.conversation(), MessageText.of(written), at);
        asked.whenComplete((_, failure) -> {
            if (edited.get() == null) {
                saving.set(false);
            }
            if (failure == null && kept.get().equals(written)) {
                kept.set("");
            }
        });
        return asked;
    }

    /** Puts the author's own text before the draft, as a quote. */
    void quote(ChatMessage message) {
        cancelEdit();
        List<String> lines = message.body().lines().toList();
        List<String> own = lines.stream().filter(line -> !line.startsWith(">")).dropWhile(String::isBlank).toList();
        List<String> taken = own.isEmpty() ? lines : own;
        String quoted = taken.stream().limit(QUOTED).map(line -> ("> " + line).stripTrailing()).collect(Collectors.joining("\n"))
                + (taken.size() > QUOTED ? "\n> \u2026" : "") + "\n\n";
        String before = text.get().stripTrailing();
        text.set(before.isEmpty() ? quoted : before + "\n\n" + quoted);
    }

    private int countRoom() {
        // The limit counts composed characters, as the server will.
        String sent = MessageText.of(text.get());
        return Limits.MESSAGE_LENGTH - sent.codePointCount(0, sent.length());
    }
}
