package dev.vireo.app.signin;

import dev.vireo.app.discovery.FoundOffice;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Finding an office by its address, or among those on the network. */
final class FindModel {

    private final OfficeAccess entrance;
    private final SignInAttempt attempt;
    private final Consumer<OfficeAccess.Office> found;
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final ObjectProperty<FieldFault> addressFault = new SimpleObjectProperty<>(this, "addressFault", FieldFault.NONE);

    FindModel(OfficeAccess entrance, InstantSource clock, Consumer<OfficeAccess.Office> found) {
        this.entrance = entrance;
        this.attempt = new SignInAttempt(clock);
        this.found = found;
    }

    /** Goes to an office that was found, by the first of its addresses where somebody answers. */
    void choose(FoundOffice office) {
        address.set(office.address().toString());
        addressFault.set(FieldFault.NONE);
        attempt.run(() -> firstOf(office.addresses()), found);
    }

    private CompletionStage<OfficeAccess.Office> firstOf(List<URI> addresses) {
        CompletionStage<OfficeAccess.Office> here = entrance.find(addresses.getFirst().toString());
        List<URI> others = addresses.subList(1, addresses.size());
        return others.isEmpty() ? here : here.exceptionallyCompose(failure -> isUnreachable(failure) ? firstOf(others)
                : CompletableFuture.failedStage(failure));
    }

    private static boolean isUnreachable(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof OfficeAccess.EntranceException closed && closed.trouble().kind() == SignInError.ErrorKind.UNREACHABLE;
    }

    SignInAttempt attempt() {
        return attempt;
    }

    StringProperty addressProperty() {
        return address;
    }

    ObjectProperty<FieldFault> addressFaultProperty() {
        return addressFault;
    }

    void submit() {
        String written = address.get();
        addressFault.set(written.isBlank() ? FieldFault.MISSING : entrance.isAddress(written) ? FieldFault.NONE : FieldFault.SHAPE);
        if (addressFault.get() == FieldFault.NONE) {
            attempt.run(() -> entrance.find(written), found);
        }
    }
}
