package dev.vireo.app.signin;

import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationLink;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finding the office of an invitation, by its code or its link. */
final class InvitedModel {

    private final OfficeAccess entrance;
    private final SignInAttempt attempt;
    private final Consumer<OfficeAccess.Offer> found;
    private final StringProperty invitation = new SimpleStringProperty(this, "invitation", "");
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final ObjectProperty<FieldFault> invitationFault = new SimpleObjectProperty<>(this, "invitationFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> addressFault = new SimpleObjectProperty<>(this, "addressFault", FieldFault.NONE);
    private final ReadOnlyBooleanWrapper addressNeeded = new ReadOnlyBooleanWrapper(this, "addressNeeded", true);
    private int wrongGroup;

    InvitedModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Offer> found) {
        this.entrance = entrance;
        this.attempt = new SignInAttempt(clock);
        this.found = found;
        invitation.subscribe(text -> addressNeeded.set(placesIn(text).isEmpty()));
        // Where a link leads nowhere, somebody may know better.
        attempt.troubleProperty().subscribe(trouble -> trouble
                .filter(error -> error.kind() == SignInError.ErrorKind.UNREACHABLE || error.kind() == SignInError.ErrorKind.WRONG_SERVER)
                .ifPresent(_ -> addressNeeded.set(true)));
    }

    SignInAttempt attempt() {
        return attempt;
    }

    /** A code or a link, as it was typed or pasted. */
    StringProperty invitationProperty() {
        return invitation;
    }

    ObjectProperty<FieldFault> invitationFaultProperty() {
        return invitationFault;
    }

    /** The group of the code that is wrong, counted from 1; 0 where that is not known. */
    int wrongGroup() {
        return wrongGroup;
    }

    StringProperty addressProperty() {
        return address;
    }

    ObjectProperty<FieldFault> addressFaultProperty() {
        return addressFault;
    }

    /** Whether the address has to be given, because the invitation does not tell it or tells a wrong one. */
    ReadOnlyBooleanProperty addressNeededProperty() {
        return addressNeeded.getReadOnlyProperty();
    }

    void submit() {
        addressFault.set(FieldFault.NONE);
        String text = invitation.get();
        if (InvitationLink.isLink(text)) {
            switch (InvitationLink.read(text)) {
                case InvitationLink.ReadLink read -> look(read.link().code(), read.link().addresses());
                case InvitationLink.MisreadLink(InvitationCode.MisreadCode misread) -> invitationFault.set(
                        misread.fault() == InvitationCode.Fault.EMPTY ? FieldFault.LINK : fault(misread));
            }
        } else {
            switch (InvitationCode.read(text)) {
                case InvitationCode.ReadCode read -> look(read.code(), List.of());
                case InvitationCode.MisreadCode misread -> invitationFault.set(fault(misread));
            }
        }
    }

    private void look(InvitationCode code, List<String> inLink) {
        invitationFault.set(FieldFault.NONE);
        String typed = addressNeeded.get() ? address.get().strip() : "";
        if (!typed.isEmpty() && !entrance.isAddress(typed)) {
            addressFault.set(FieldFault.SHAPE);
            return;
        }
        List<String> places = Stream.concat(typed.isEmpty() ? Stream.empty() : Stream.of(typed), inLink.stream()).toList();
        if (places.isEmpty()) {
            addressFault.set(FieldFault.MISSING);
            return;
        }
        attempt.run(() -> entrance.invited(code, places), found);
    }

    private FieldFault fault(InvitationCode.MisreadCode misread) {
        wrongGroup = misread.group();
        return switch (misread.fault()) {
            case EMPTY -> FieldFault.MISSING;
            case WRONG_CHECK -> FieldFault.CODE_CHECK;
            case BAD_CHARACTER -> FieldFault.CODE_GROUP;
            case TOO_SHORT -> misread.group() > 0 ? FieldFault.CODE_GROUP : FieldFault.CODE_SHORT;
            case TOO_LONG -> misread.group() > 0 ? FieldFault.CODE_GROUP : FieldFault.CODE_LONG;
        };
    }

    private static List<String> placesIn(String text) {
        return InvitationLink.isLink(text) && InvitationLink.read(text) instanceof InvitationLink.ReadLink read ? read.link().addresses()
                : List.of();
    }
}
