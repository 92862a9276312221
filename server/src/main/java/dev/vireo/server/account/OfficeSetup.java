package dev.vireo.server.account;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Event;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.server.account.AccountStore.NewAccount;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.database.Database;
import dev.vireo.server.log.Log;
import dev.vireo.server.log.LogEntry;
import dev.vireo.server.log.LogFollower;
import dev.vireo.server.office.OfficeSettings;
import dev.vireo.server.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the office up, once: whoever has the code from the data folder names the office and becomes its owner. Each server of an
 * office has a code of its own; once one is used, all the others are void.
 */
public final class OfficeSetup implements LogFollower {

    private static final Logger logger = LoggerFactory.getLogger(OfficeSetup.class);

    private static final int FREE_ATTEMPTS = 5;

    private final Database database;
    private final Log log;
    private final Sessions sessions;
    private final Passwords passwords;
    private final RetryDelays attempts = new RetryDelays(FREE_ATTEMPTS, System::nanoTime);
    private final Path dataFolder;
    private volatile @Nullable SetupCode code;

    /** Writes the setup code into the data folder unless the office is set up already. */
    public OfficeSetup(Database database, Log log, Sessions sessions, Passwords passwords, Path dataFolder) {
        this.database = database;
        this.log = log;
        this.sessions = sessions;
        this.passwords = passwords;
        this.dataFolder = dataFolder;
        if (askForOffice().isEmpty()) {
            code = SetupCode.write(dataFolder);
        } else {
            SetupCode.delete(dataFolder);
        }
    }

    /** The office's name, empty before setup. Asks the database each time: so its answer proves that the database is there. */
    public Optional<String> askForOffice() {
        return database.read(OfficeSettings::name);
    }

    @Override
    public void load(Handle snapshot) {
        if (OfficeSettings.name(snapshot).isPresent()) {
            forgetCode();
        }
    }

    /** Nobody is in an office before it is set up: its first person came by the setup, on this server or another. */
    @Override
    public void follow(List<LogEntry> entries) {
        if (code != null && entries.stream().anyMatch(entry -> entry.event() instanceof Event.UserUpdated)) {
            forgetCode();
        }
    }

    /** The code that the first run asks for; empty once the office is set up. */
    public Optional<String> code() {
        SetupCode current = code;
        return current == null ? Optional.empty() : Optional.of(current.text());
    }

    Answers.SignedIn run(Requests.Setup request, String address, String device) {
        SetupCode current = code;
        if (current == null || askForOffice().isPresent()) {
            throw alreadySetUp();
        }
        requireCode(current, request.code(), address);
        String name = ProfileText.office(request.office());
        User owner = new User(ProfileText.newUsername(request.username()), ProfileText.newDisplayName(request.displayName()),
                "", "", OfficeRole.OWNER, "", null, null, null);
        String hash = passwords.hash(ProfileText.newPassword(request.password(), owner.username(), owner.displayName(), name));
        Sessions.OpenedSession opened = log.write(transaction -> {
            if (OfficeSettings.name(transaction.sql()).isPresent()) {
                throw alreadySetUp();
            }
            OfficeSettings.create(transaction, name);
            Accounts.insert(transaction, List.of(new NewAccount(owner, hash)));
            Sessions.OpenedSession session = sessions.open(transaction, owner.username(), device);
            AuditLog.record(transaction, new AuditActor(owner.username(), address), AuditAction.OFFICE_SET_UP, "",
                    Map.of("office", name));
            return session;
        });
        forgetCode();
        logger.info("The office is set up; its owner is {}", owner.username());
        return new Answers.SignedIn(opened.token(), owner);
    }

    private void forgetCode() {
        code = null;
        try {
            SetupCode.delete(dataFolder);
        } catch (UncheckedIOException e) {
            // It has lost its power all the same.
            logger.warn("The used setup code could not be removed from the data folder: {}", e.getMessage());
        }
    }

    private void requireCode(SetupCode current, @Nullable String given, String address) {
        if (attempts.left(address).isPositive()) {
            throw ProblemException.tooMany("Too many wrong codes. Wait a moment, then try again.", attempts.left(address));
        }
        if (given == null || !current.matches(given)) {
            attempts.failed(address);
            throw new ProblemException(403, "wrong_setup_code",
                    "That code is wrong. You find the right one in the file setup-code in the server's data folder.");
        }
    }

    private static ProblemException alreadySetUp() {
        return ProblemException.conflict("already_set_up", "This office is already set up. Sign in instead.");
    }
}
