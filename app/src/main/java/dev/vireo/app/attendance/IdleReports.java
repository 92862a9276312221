package dev.vireo.app.attendance;

import dev.vireo.app.actions.ProfileActions;
import dev.vireo.app.state.ConnectionState;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the office when nobody is at this computer, and when somebody is again. The office forgets it with the connection, so whoever is
 * idle says so again after each. FX thread.
 */
public final class IdleReports implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdleReports.class);

    private final ObservableValue<ConnectionState> connection;
    private final ProfileActions me;
    private final Subscription following;
    private boolean idle;
    /** What the office knows, as far as this connection goes. */
    private boolean told;
    private boolean telling;

    public IdleReports(Attendance attendance, ObservableValue<ConnectionState> connection, ProfileActions me) {
        this.connection = connection;
        this.me = me;
        following = Subscription.combine(
                attendance.attendedProperty().subscribe(attended -> {
                    idle = !attended;
                    tell();
                }),
                connection.subscribe(_ -> {
                    told = false;
                    tell();
                }));
    }

    /** One report at a time, so that the last is the one that holds. */
    private void tell() {
        boolean connected = connection.getValue() == ConnectionState.LIVE || connection.getValue() == ConnectionState.POLLING;
        if (telling || !connected || idle == told) {
            return;
        }
        boolean now = idle;
        telling = true;
        me.reportIdle(now).whenComplete((_, failure) -> {
            telling = false;
            if (failure != null) {
                // The next change or connection tries again.
                log.debug("Couldn't tell the office: {}", failure.getMessage());
                return;
            }
            told = now;
            tell();
        });
    }

    @Override
    public void close() {
        following.unsubscribe();
    }
}
