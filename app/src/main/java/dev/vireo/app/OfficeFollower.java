package dev.vireo.app;

import dev.vireo.app.discovery.OfficeSearch;
import dev.vireo.app.office.OfficeMoves;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.store.Account;
import dev.vireo.app.ui.Background;
import java.net.URI;
import java.time.Duration;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Looks for the office of whoever is signed in while it doesn't answer, and lets everything go on where it is found. FX thread. */
final class OfficeFollower implements AutoCloseable {

    /** How long the session may take to connect at the address that was found, before another is looked for. */
    private static final Duration ARRIVING = Duration.ofSeconds(20);

    private final SignedIn signedIn;
    private final OfficeMoves moves;
    private final Background background;
    private @Nullable OfficeSearch search;
    private boolean offline;
    private boolean closed;

    OfficeFollower(SignedIn signedIn, OfficeMoves moves, Background background) {
        this.signedIn = signedIn;
        this.moves = moves;
        this.background = background;
    }

    /** A break that is over within a moment never comes here. */
    void changed(ConnectionState connection) {
        switch (connection) {
            case OFFLINE -> {
                offline = true;
                if (search == null && !closed) {
                    begin(Duration.ZERO);
                }
            }
            case LIVE, POLLING -> {
                offline = false;
                end();
            }
            case CONNECTING -> {}
            case SIGNED_OUT, DEACTIVATED, OTHER_KEY, TLS_REQUIRED -> close();
        }
    }

    private void begin(Duration pause) {
        Account account = signedIn.account();
        String name = signedIn.session().workspace().officeNameProperty().get();
        search = moves.look(account, name, pause, address -> Platform.runLater(() -> found(account, address))).orElse(null);
        signedIn.lookElsewhere(search != null);
    }

    private void found(Account account, URI address) {
        if (closed || search == null || !account.equals(signedIn.account())) {
            return;
        }
        background.call(() -> moves.remember(account, address)).succeeded(remembered -> {
            if (remembered && !closed) {
                end();
                signedIn.moved(account.at(address));
                if (offline) {
                    begin(ARRIVING);
                }
            }
        }).start();
    }

    private void end() {
        if (search != null) {
            search.close();
            search = null;
            signedIn.lookElsewhere(false);
        }
    }

    @Override
    public void close() {
        closed = true;
        end();
    }
}
