package dev.vireo.app.signin;

import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationLink;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
    private final Consumer<OfficeAccess.InvitationOffer> found;
    private final StringProperty invitation = new SimpleStringProperty(this, "invitation", "");
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final ObjectProperty<FieldFault> invitationFault = new SimpleObjectProperty<>(this, "invitationFault", FieldFault.NONE);
    private final ObjectProperty<FieldFault> addressFault = new SimpleObjectProperty<>(this, "addressFault", FieldFault.NONE);
    private final ReadOnlyBooleanWrapper addressNeeded = new ReadOnlyBooleanWrapper(this, "addressNeeded", true);
    private final CodeOffice office;
    /** The addresses of the office that was chosen last. */
    private List<String> chosen = List.of();
    private int wrongGroup;

    /** @param nearby the offices on this network, among which may be the one of a code */
    InvitedModel(OfficeAccess entrance, InstantSource clock, NearbyOffices nearby, Consumer<OfficeAccess.InvitationOffer> found) {
        this.entrance = entrance;
        this.attempt = new SignInAttempt(clock);
        this.found = found;
        this.office = new CodeOffice(invitation, nearby);
        invitation.subscribe(this::askForAddress);
        office.stateProperty().subscribe(this::askForAddress);
        // Where an invitation leads nowhere, somebody may know better.
        attempt.troubleProperty().subscribe(trouble -> trouble.filter(error -> isElsewhere(error.kind()))
                .ifPresent(_ -> addressNeeded.set(true)));
    }

    private void askForAddress() {
        addressNeeded.set(placesIn(invitation.get()).isEmpty() && office.stateProperty().get() != CodeOffice.CodeState.HEARD);
    }

    private static boolean isElsewhere(SignInError.ErrorKind kind) {
        return kind == SignInError.ErrorKind.UNREACHABLE || kind == SignInError.ErrorKind.WRONG_SERVER
                || kind == SignInError.ErrorKind.NOT_HEARD;
    }

    SignInAttempt attempt() {
        return attempt;
    }

    /** Which office on this network the invitation is for. */
    CodeOffice office() {
        return office;
    }

    /** Takes the address of an office that somebody knows to be the one. */
    void choose(FoundOffice there) {
        chosen = there.addresses().stream().map(URI::toString).toList();
        address.set(chosen.getFirst());
        addressFault.set(FieldFault.NONE);
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
        List<String> given = !typed.isEmpty() && chosen.contains(typed) ? chosen : typed.isEmpty() ? List.of() : List.of(typed);
        List<String> places = Stream.concat(given.stream(), inLink.stream()).toList();
        attempt.run(() -> places.isEmpty() ? onNetwork(code, SignInError.ErrorKind.NOT_HEARD)
                : entrance.invited(code, places).exceptionallyCompose(failure -> elsewhere(code, failure)), found);
    }

    /** An office may have moved since it was invited to. */
    private CompletionStage<OfficeAccess.InvitationOffer> elsewhere(InvitationCode code, Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof OfficeAccess.EntranceException closed && isElsewhere(closed.trouble().kind())
                ? onNetwork(code, closed.trouble().kind())
                : CompletableFuture.failedStage(failure);
    }

    /** @param otherwise what is wrong if it is not heard there */
    private CompletionStage<OfficeAccess.InvitationOffer> onNetwork(InvitationCode code, SignInError.ErrorKind otherwise) {
        return office.places().thenCompose(heard -> heard.isEmpty()
                ? CompletableFuture.failedStage(new OfficeAccess.EntranceException(SignInError.of(otherwise)))
                : entrance.invited(code, heard));
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
