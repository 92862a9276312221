package dev.vireo.app.signin;

import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationLink;
import java.net.URI;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/** Finds the office of an invitation on this network: those that say they have the key that its code names. FX thread. */
final class CodeOffice {

    /** How far the looking is. */
    enum CodeState {
        /** There is no code yet, or not a whole one. */
        NO_CODE,
        LOOKING,
        HEARD,
        NOT_HEARD
    }

    /** Whoever claims to be it is tried, but not without end. */
    private static final int MOST_PLACES = 16;

    private final StringProperty invitation;
    private final NearbyOffices nearby;
    private final ReadOnlyObjectWrapper<CodeState> state = new ReadOnlyObjectWrapper<>(this, "state", CodeState.NO_CODE);
    private final ReadOnlyObjectWrapper<List<FoundOffice>> heard = new ReadOnlyObjectWrapper<>(this, "heard", List.of());

    CodeOffice(StringProperty invitation, NearbyOffices nearby) {
        this.invitation = invitation;
        this.nearby = nearby;
        invitation.subscribe(this::look);
        nearby.settledProperty().subscribe(this::look);
        nearby.offices().addListener((ListChangeListener<FoundOffice>) _ -> look());
    }

    ReadOnlyObjectProperty<CodeState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Those that say they are it; usually one. */
    ReadOnlyObjectProperty<List<FoundOffice>> heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /** Whoever follows both never sees an office that is heard, and none in the list. */
    private void look() {
        Optional<String> head = code(invitation.get()).map(code -> HexFormat.of().formatHex(code.head()));
        List<FoundOffice> now = head.map(this::having).orElse(List.of());
        if (now.isEmpty()) {
            state.set(head.isEmpty() ? CodeState.NO_CODE : nearby.settledProperty().get() ? CodeState.NOT_HEARD : CodeState.LOOKING);
        }
        heard.set(now);
        if (!now.isEmpty()) {
            state.set(CodeState.HEARD);
        }
    }

    private List<FoundOffice> having(String head) {
        return nearby.offices().stream().filter(office -> office.fingerprintHead().equals(head))
                // Only who encrypts can show that it has the key.
                .sorted(Comparator.comparing(office -> !office.tls())).toList();
    }

    private static Optional<InvitationCode> code(String text) {
        if (InvitationLink.isLink(text)) {
            return InvitationLink.read(text) instanceof InvitationLink.ReadLink read ? Optional.of(read.link().code()) : Optional.empty();
        }
        return InvitationCode.read(text) instanceof InvitationCode.ReadCode read ? Optional.of(read.code()) : Optional.empty();
    }

    /** Where to try: the likeliest address of each first. Comes as soon as one is heard; empty once it is clear that none is. */
    CompletionStage<List<String>> places() {
        CompletableFuture<List<String>> places = new CompletableFuture<>();
        Subscription looking = state.subscribe(now -> {
            if (now != CodeState.LOOKING) {
                places.complete(Stream.concat(heard.get().stream().map(FoundOffice::address),
                        heard.get().stream().flatMap(office -> office.addresses().stream().skip(1)))
                        .map(URI::toString).distinct().limit(MOST_PLACES).toList());
            }
        });
        places.whenComplete((_, _) -> looking.unsubscribe());
        return places;
    }
}
