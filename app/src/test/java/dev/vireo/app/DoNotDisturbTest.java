package dev.vireo.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.OwnProfile;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Presence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

final class DoNotDisturbTest implements OwnProfile {

    private final List<Presence> asked = new ArrayList<>();
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final SampleOffice office = Fx.call(SampleOffice::empty);
    private final DoNotDisturb switched = new DoNotDisturb(on);

    @Test
    void theSwitchSetsThePresence() {
        signIn();

        on.set(true);
        answers.getLast().complete(null);
        on.set(false);
        answers.getLast().complete(null);

        assertThat(asked).containsExactly(Presence.DO_NOT_DISTURB, Presence.ONLINE);
    }

    @Test
    void aPresenceChosenElsewhereTurnsTheSwitch() {
        signIn();

        presence(Presence.DO_NOT_DISTURB);
        assertThat(on.get()).isTrue();
        presence(Presence.OFFLINE);
        assertThat(on.get()).isTrue();
        presence(Presence.AWAY);
        assertThat(on.get()).isFalse();

        assertThat(asked).isEmpty();
    }

    @Test
    void theOfficesPresenceWinsAtSignIn() {
        on.set(true);
        DoNotDisturb left = new DoNotDisturb(on);

        Fx.run(() -> left.signedIn(office.workspace(), this));

        assertThat(on.get()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void quickChangesArriveInTheirOrder() {
        signIn();

        on.set(true);
        on.set(false);
        on.set(true);
        on.set(false);
        assertThat(asked).containsExactly(Presence.DO_NOT_DISTURB);
        presence(Presence.DO_NOT_DISTURB);
        assertThat(on.get()).isFalse();
        answers.getLast().complete(null);

        assertThat(asked).containsExactly(Presence.DO_NOT_DISTURB, Presence.ONLINE);
        answers.getLast().complete(null);
        presence(Presence.ONLINE);
        assertThat(on.get()).isFalse();
    }

    @Test
    void aSwitchMadeOfflineIsSentWhenTheOfficeIsBack() {
        signIn();
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));

        on.set(true);
        answers.getLast().completeExceptionally(Refusals.unreachable());
        assertThat(on.get()).isTrue();
        Fx.run(() -> office.connection(ConnectionState.LIVE));

        assertThat(asked).containsExactly(Presence.DO_NOT_DISTURB, Presence.DO_NOT_DISTURB);
        assertThat(on.get()).isTrue();
    }

    @Test
    void aRefusedSwitchIsTurnedBack() {
        signIn();

        on.set(true);
        answers.getLast().completeExceptionally(new IllegalStateException("Not now."));

        assertThat(on.get()).isFalse();
    }

    @Test
    void theMenuSetsTheSameSwitch() {
        signIn();

        Fx.run(() -> switched.choose(Presence.DO_NOT_DISTURB));
        assertThat(on.get()).isTrue();
        answers.getLast().complete(null);
        presence(Presence.DO_NOT_DISTURB);
        Fx.run(() -> switched.choose(Presence.AWAY));
        presence(Presence.AWAY);

        assertThat(on.get()).isFalse();
        assertThat(asked).containsExactly(Presence.DO_NOT_DISTURB, Presence.AWAY);
    }

    private void signIn() {
        Fx.run(() -> switched.signedIn(office.workspace(), this));
    }

    private void presence(Presence now) {
        Fx.run(() -> office.presence("shyam", now));
    }

    @Override
    public CompletionStage<Void> changeAvailability(Presence availability) {
        asked.add(availability);
        answers.add(new CompletableFuture<>());
        return answers.getLast();
    }

    @Override
    public CompletionStage<Void> changeDisplayName(String displayName) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> changeStatusText(String statusText) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<Void> changePassword(String current, String chosen, boolean keepThisSession) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> changePicture(Path file) {
        throw new UnsupportedOperationException();
    }
}
