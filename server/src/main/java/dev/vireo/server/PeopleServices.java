package dev.vireo.server;

import dev.vireo.protocol.Presence;
import dev.vireo.server.account.AccessTokens;
import dev.vireo.server.account.AccountRoutes;
import dev.vireo.server.account.Accounts;
import dev.vireo.server.account.Avatars;
import dev.vireo.server.account.Newcomers;
import dev.vireo.server.account.OfficeSetup;
import dev.vireo.server.account.PasswordChanges;
import dev.vireo.server.account.PasswordCheck;
import dev.vireo.server.account.PasswordSignIn;
import dev.vireo.server.account.Passwords;
import dev.vireo.server.account.Sessions;
import dev.vireo.server.account.SignInLimits;
import dev.vireo.server.account.SignedInDevices;
import dev.vireo.server.account.StatusTexts;
import dev.vireo.server.audit.FailedAttempts;
import dev.vireo.server.channel.Visibility;
import dev.vireo.server.http.Routes;
import dev.vireo.server.http.Throttle;
import dev.vireo.server.presence.AvailabilityEnds;
import dev.vireo.server.presence.PresenceTracker;
import dev.vireo.server.work.HeavyWork;
import java.util.List;

/** Makes the services for people: accounts, sign-in and sessions, and who is online. */
final class PeopleServices {

    final Sessions sessions;
    final Accounts accounts;
    final StatusTexts statusTexts;
    final OfficeSetup setup;
    final PresenceTracker presenceTracker;
    final AvailabilityEnds availabilityEnds;
    final FailedAttempts failures;
    final Visibility visibility;

    final Newcomers newcomers;
    final SignInLimits signInLimits;

    private final Infrastructure base;
    private final PasswordSignIn signIn;
    private final PasswordChanges passwordChanges;
    private final SignedInDevices devices;
    private final AccessTokens tokens;
    private final Avatars avatars;

    PeopleServices(Infrastructure base, Throttle throttle, HeavyWork pictures, CloseableStack closing) {
        this.base = base;
        Passwords passwords = new Passwords(closing.add(new HeavyWork("password")), closing.add(new HeavyWork("known-password")),
                base.config().passwordCost());
        this.sessions = new Sessions(base.database(), base.log());
        this.accounts = new Accounts(base.database(), base.log(), passwords, sessions);
        this.statusTexts = new StatusTexts(base.log(), accounts, base.clock());
        this.newcomers = new Newcomers(accounts, sessions, passwords);
        this.visibility = new Visibility(base.database(), accounts);
        this.setup = new OfficeSetup(base.database(), base.log(), sessions, passwords, base.folder());
        this.presenceTracker = closing.add(
                new PresenceTracker(base.database(), base.log(), base.signals(), base.config().presence()));
        this.availabilityEnds = new AvailabilityEnds(base.log(), base.clock());
        this.failures = closing.add(new FailedAttempts(base.database(), base.log(), accounts::existing, System::nanoTime));
        this.signInLimits = new SignInLimits(base.database());
        PasswordCheck passwordCheck = new PasswordCheck(base.database(), passwords, signInLimits, throttle, failures);
        this.signIn = new PasswordSignIn(base.log(), accounts, sessions, passwordCheck, throttle);
        this.passwordChanges = new PasswordChanges(base.database(), base.log(), accounts, sessions, passwords, passwordCheck,
                signInLimits, failures, base.clock());
        this.devices = new SignedInDevices(base.database(), accounts, sessions);
        this.tokens = new AccessTokens(base.database(), base.log(), accounts, sessions);
        this.avatars = new Avatars(base.database(), base.log(), accounts, pictures);
    }

    boolean isOnline(String username) {
        return presenceTracker.statusOf(username).presence() != Presence.OFFLINE;
    }

    List<Routes> routes() {
        return List.of(new AccountRoutes(setup, signIn, passwordChanges, devices, tokens, accounts, statusTexts, visibility, avatars,
                presenceTracker,
                base.config().trustedProxies()));
    }

    void addChores(Housekeeping housekeeping) {
        housekeeping.every(Housekeeping.MAINTAINING, failures::save);
        housekeeping.every(Housekeeping.MAINTAINING, statusTexts::endDue);
        housekeeping.every(Housekeeping.MAINTAINING, availabilityEnds::endDue);
        housekeeping.every(Housekeeping.EVICTING, signInLimits::forgetOld);
        housekeeping.everyByAge(Housekeeping.TIDYING, base.clock(), passwordChanges::forgetOld);
        housekeeping.every(Housekeeping.SAVING, sessions::save);
        housekeeping.every(Housekeeping.SAVING, presenceTracker::save);
    }
}
