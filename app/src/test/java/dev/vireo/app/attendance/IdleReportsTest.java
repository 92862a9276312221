package dev.vireo.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleProfile;
import dev.vireo.app.ui.Fx;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class IdleReportsTest {

    private final PlayedComputer computer = new PlayedComputer();
    private final Attendance attendance = Fx.call(computer::attendance);
    private final ObjectProperty<ConnectionState> connection = new SimpleObjectProperty<>(ConnectionState.LIVE);
    private final SampleProfile me = new SampleProfile();
    @AutoClose private final IdleReports reports = new IdleReports(attendance, connection, me);

    private void leave() {
        computer.pass(attendance, Duration.ofMinutes(6));
    }

    private void comeBack() {
        computer.type();
        computer.pass(attendance, Duration.ofSeconds(5));
    }

    @Test
    void theOfficeHearsWhoGoesAndComesBack() {
        assertThat(me.asked).as("nobody has gone yet").isEmpty();
        leave();
        me.accept();
        comeBack();
        me.accept();
        assertThat(me.asked).containsExactly("idle", "back");
    }

    @Test
    void afterANewConnectionItHearsAgain() {
        leave();
        me.accept();
        connection.set(ConnectionState.CONNECTING);
        connection.set(ConnectionState.LIVE);
        me.accept();
        assertThat(me.asked).containsExactly("idle", "idle");
    }

    @Test
    void whoComesBackBeforeTheOfficeAnsweredIsReportedAfterwards() {
        leave();
        comeBack();
        assertThat(me.asked).containsExactly("idle");
        me.accept();
        assertThat(me.asked).containsExactly("idle", "back");
        me.accept();
    }

    @Test
    void whatDidNotArriveIsSaidOnTheNextConnection() {
        leave();
        me.refuse(Refusals.unreachable());
        assertThat(me.asked).containsExactly("idle");
        connection.set(ConnectionState.CONNECTING);
        connection.set(ConnectionState.POLLING);
        assertThat(me.asked).containsExactly("idle", "idle");
    }
}
