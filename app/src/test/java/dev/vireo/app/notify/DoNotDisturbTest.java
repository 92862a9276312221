package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.SampleProfile;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Test;

final class DoNotDisturbTest {

    private final SampleProfile own = new SampleProfile();
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final SampleOffice office = Fx.call(SampleOffice::empty);
    private final DoNotDisturb switched = new DoNotDisturb(on);

    @Test
    void theSwitchSetsThePresence() {
        signIn();

        on.set(true);
        own.accept();
        on.set(false);
        own.accept();

        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB", "availability ONLINE");
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

        assertThat(own.asked).isEmpty();
    }

    @Test
    void theOfficesPresenceWinsAtSignIn() {
        on.set(true);
        DoNotDisturb left = new DoNotDisturb(on);

        Fx.run(() -> left.signedIn(office.workspace(), own));

        assertThat(on.get()).isFalse();
        assertThat(own.asked).isEmpty();
    }

    @Test
    void quickChangesArriveInTheirOrder() {
        signIn();

        on.set(true);
        on.set(false);
        on.set(true);
        on.set(false);
        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB");
        presence(Presence.DO_NOT_DISTURB);
        assertThat(on.get()).isFalse();
        own.accept();

        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB", "availability ONLINE");
        own.accept();
        presence(Presence.ONLINE);
        assertThat(on.get()).isFalse();
    }

    @Test
    void aSwitchMadeOfflineIsSentWhenTheOfficeIsBack() {
        signIn();
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));

        on.set(true);
        own.refuse(Refusals.unreachable());
        assertThat(on.get()).isTrue();
        Fx.run(() -> office.connection(ConnectionState.LIVE));

        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB", "availability DO_NOT_DISTURB");
        assertThat(on.get()).isTrue();
    }

    @Test
    void aRefusedSwitchIsTurnedBack() {
        signIn();

        on.set(true);
        own.refuse(new IllegalStateException("Not now."));

        assertThat(on.get()).isFalse();
    }

    @Test
    void theMenuSetsTheSameSwitch() {
        signIn();

        Fx.run(() -> switched.choose(Presence.DO_NOT_DISTURB, null));
        assertThat(on.get()).isTrue();
        own.accept();
        presence(Presence.DO_NOT_DISTURB);
        Fx.run(() -> switched.choose(Presence.AWAY, null));
        presence(Presence.AWAY);

        assertThat(on.get()).isFalse();
        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB", "availability AWAY");
    }

    @Test
    void anEndGoesAlongAndIsForgottenByTheNextSwitch() {
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        signIn();

        Fx.run(() -> switched.choose(Presence.DO_NOT_DISTURB, noon));
        own.accept();
        presence(Presence.DO_NOT_DISTURB);
        Fx.run(() -> switched.choose(Presence.DO_NOT_DISTURB, noon.plusSeconds(60)));
        presence(Presence.ONLINE);
        assertThat(on.get()).as("it has ended").isFalse();
        on.set(true);

        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB until 2026-03-10T12:00:00Z",
                "availability DO_NOT_DISTURB until 2026-03-10T12:01:00Z", "availability DO_NOT_DISTURB");
    }

    private void signIn() {
        Fx.run(() -> switched.signedIn(office.workspace(), own));
    }

    private void presence(Presence now) {
        Fx.run(() -> office.presence("shyam", now));
    }
}
