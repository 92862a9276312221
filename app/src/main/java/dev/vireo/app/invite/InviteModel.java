package dev.vireo.app.invite;

import dev.vireo.app.actions.InvitationActions;
import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Permission;
import dev.vireo.protocol.Requests;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** The model of an invitation that is being made, and of the one that was made. */
final class InviteModel {

    /** What is wrong with what was entered. */
    enum InviteFault {
        NONE,
        USES,
        CHANNEL_MISSING,
        NOTE_TOO_LONG
    }

    /** How long an invitation may hold, in hours. */
    static final List<Integer> HOURS = List.of(1, 24, 72, Limits.INVITATION_HOURS_DEFAULT, 336, Limits.INVITATION_HOURS);

    private final Workspace workspace;
    private final InvitationActions actions;
    private final PendingChange change = new PendingChange(FailureTexts::of);
    private final ObjectProperty<OfficeRole> role = new SimpleObjectProperty<>(this, "role", OfficeRole.MEMBER);
    private final IntegerProperty hours = new SimpleIntegerProperty(this, "hours", Limits.INVITATION_HOURS_DEFAULT);
    private final StringProperty uses = new SimpleStringProperty(this, "uses", Integer.toString(Limits.INVITATION_USES_DEFAULT));
    private final StringProperty note = new SimpleStringProperty(this, "note", "");
    private final ObservableSet<Conversation> channels = FXCollections.observableSet();
    private final ObjectProperty<InviteFault> fault = new SimpleObjectProperty<>(this, "fault", InviteFault.NONE);
    private final ReadOnlyObjectWrapper<@Nullable IssuedInvitation> issued = new ReadOnlyObjectWrapper<>(this, "issued");

    InviteModel(Workspace workspace, InvitationActions actions) {
        this.workspace = workspace;
        this.actions = actions;
        role.addListener(_ -> fault.set(InviteFault.NONE));
        uses.addListener(_ -> fault.set(InviteFault.NONE));
        note.addListener(_ -> fault.set(InviteFault.NONE));
    }

    PendingChange change() {
        return change;
    }

    ObjectProperty<OfficeRole> roleProperty() {
        return role;
    }

    /** As what I may invite people: nobody grants more than they have. */
    List<OfficeRole> roles() {
        return workspace.me().roleProperty().get() == OfficeRole.OWNER
                ? List.of(OfficeRole.MEMBER, OfficeRole.GUEST, OfficeRole.ADMIN, OfficeRole.OWNER)
                : List.of(OfficeRole.MEMBER, OfficeRole.GUEST);
    }

    /** The channels to which I may invite, by name. */
    List<Conversation> invitable() {
        return workspace.conversations().stream()
                .filter(conversation -> !conversation.isDirect() && !conversation.archivedProperty().get()
                        && !conversation.goneProperty().get()
                        && conversation.may(Permission.INVITE))
                .sorted(Comparator.comparing(conversation -> conversation.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    void choose(Conversation channel, boolean chosen) {
        fault.set(InviteFault.NONE);
        if (chosen) {
            channels.add(channel);
        } else {
            channels.remove(channel);
        }
    }

    IntegerProperty hoursProperty() {
        return hours;
    }

    StringProperty usesProperty() {
        return uses;
    }

    StringProperty noteProperty() {
        return note;
    }

    ObjectProperty<InviteFault> faultProperty() {
        return fault;
    }

    /** The invitation that was made last, with its code; null while there is none, and once it is put away. */
    ReadOnlyObjectProperty<@Nullable IssuedInvitation> issuedProperty() {
        return issued.getReadOnlyProperty();
    }

    /** Whether nothing can be made just now. */
    BooleanBinding offline() {
        return Bindings.createBooleanBinding(() -> workspace.connectionProperty().get() == ConnectionState.OFFLINE
                || workspace.connectionProperty().get() == ConnectionState.SIGNED_OUT, workspace.connectionProperty());
    }

    /** @param made called once there is one */
    void make(Runnable made) {
        if (change.runningProperty().get()) {
            return;
        }
        Optional<Integer> people = people();
        fault.set(people.isEmpty() ? InviteFault.USES
                : role.get() == OfficeRole.GUEST && channels.isEmpty() ? InviteFault.CHANNEL_MISSING
                        : note.get().strip().codePointCount(0, note.get().strip().length()) > Limits.INVITATION_NOTE_LENGTH
                                ? InviteFault.NOTE_TOO_LONG : InviteFault.NONE);
        if (fault.get() != InviteFault.NONE) {
            return;
        }
        var asked = actions.invite(new Requests.NewInvitation(role.get(), channels.stream().map(Conversation::channelId).toList(),
                hours.get(), people.orElseThrow(), note.get().strip()));
        change.follow(asked);
        asked.thenAccept(invitation -> {
            issued.set(invitation);
            note.set("");
            made.run();
        });
    }

    /** Puts the code away; nobody sees it again. */
    void putAway() {
        issued.set(null);
        change.clearProblem();
    }

    /** How many may join; empty if that is no number that is allowed. Digits of any script count. */
    private Optional<Integer> people() {
        String digits = uses.get().strip();
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int number = Integer.parseInt(digits);
        return number < 1 || number > Limits.INVITATION_USES ? Optional.empty() : Optional.of(number);
    }
}
