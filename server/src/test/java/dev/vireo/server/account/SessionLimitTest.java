package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.account.AccountStore.NewAccount;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.TestDatabase;
import dev.vireo.server.log.Log;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionLimitTest {

    @TempDir private Path folder;
    private Database database;
    private Log log;
    private Sessions sessions;

    @BeforeEach
    void open() {
        database = TestDatabase.open(folder);
        log = new Log(database, new LocalBackbone());
        log.start();
        sessions = new Sessions(database, log);
        User rama = new User("rama", "Rama", "", "", OfficeRole.MEMBER, "", null, null, null);
        log.write(transaction -> {
            Accounts.insert(transaction, List.of(new NewAccount(rama, null)));
            return rama;
        });
    }

    @AfterEach
    void close() {
        log.close();
        database.close();
    }

    @Test
    void whoeverSignsInAgainAndAgainEndsTheirOwnLeastUsedSessionAndWhatItHoldsOpen() {
        List<String> ended = new ArrayList<>();
        sessions.listen(ended::add);
        Sessions.OpenedSession first = signIn();
        assertThat(sessions.callerOf(first.token())).isPresent();
        for (int i = 0; i < 49; i++) {
            signIn();
        }
        assertThat(sessions.callerOf(first.token())).isPresent();

        Sessions.OpenedSession last = signIn();

        assertThat(sessions.callerOf(first.token())).isEmpty();
        assertThat(sessions.holds(first.id())).isFalse();
        assertThat(sessions.callerOf(last.token())).isPresent();
        assertThat(ended).containsExactly(first.id());
    }

    private Sessions.OpenedSession signIn() {
        Sessions.OpenedSession opened = log.write(transaction -> sessions.open(transaction, "rama", "laptop"));
        sessions.closed(opened.ended());
        return opened;
    }
}
