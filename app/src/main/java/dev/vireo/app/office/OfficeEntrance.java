package dev.vireo.app.office;

import dev.vireo.app.client.ServerAddress;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.client.ServerTrust;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.HostedOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.signin.FoundBackup;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.RestoreStep;
import dev.vireo.app.signin.SignInError;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.KnownKey;
import dev.vireo.app.store.KnownKeys;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The entrance to real offices: any server's by its address, and the one on this computer. */
public final class OfficeEntrance implements OfficeAccess {

    /** One attempt to enter an office. */
    @FunctionalInterface
    private interface EntryAttempt<T> {
        T run(BooleanSupplier cancelled);
    }

    /** For a server's first word. */
    private static final Duration GREETING = Duration.ofSeconds(8);
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final int SENTENCE = 200;
    private static final int MAX_REDIRECTIONS = 3;

    private final HomeOffice home;
    private final Background background;
    private final InvitedEntrance invited;
    private final BackupEntrance backups;
    private final KnownKeys keys;
    private final OtherKeyListener otherKey;

    /** Hears that somebody answers with another key than the office at this address had. */
    @FunctionalInterface
    public interface OtherKeyListener {
        void found(URI server, ServerException.OtherKey failure);
    }

    /** Knows no office yet, and forgets those that it sees. */
    public OfficeEntrance(HomeOffice home, Background background) {
        this(home, background, KnownKeys.inMemory(), (_, _) -> {});
    }

    /** @param otherKey told on the FX thread */
    public OfficeEntrance(HomeOffice home, Background background, KnownKeys keys, OtherKeyListener otherKey) {
        this.home = home;
        this.background = background;
        this.keys = keys;
        this.otherKey = otherKey;
        this.invited = new InvitedEntrance(keys);
        this.backups = new BackupEntrance(home);
    }

    @Override
    public boolean isAddress(String text) {
        return ServerAddress.parse(text).isPresent();
    }

    @Override
    public CompletionStage<Office> find(String address) {
        return attempt(_ -> {
            List<URI> candidates = ServerAddress.candidates(address);
            if (candidates.isEmpty()) {
                throw new EntranceException(SignInError.of(SignInError.ErrorKind.UNREACHABLE));
            }
            return found(candidates);
        }, _ -> {});
    }

    @Override
    public CompletionStage<Account> signIn(Office office, String username, String password) {
        return attempt(_ -> {
            Office here = office.local() ? new Office(home.open(LocalOffice.Reach.THIS_COMPUTER).address(), office.name(), true) : office;
            return signedIn(here, username, password);
        }, this::signOut);
    }

    @Override
    public CompletionStage<Account> choosePassword(Office office, String username, String code, String password) {
        return attempt(_ -> {
            Office here = office.local() ? new Office(home.open(LocalOffice.Reach.THIS_COMPUTER).address(), office.name(), true) : office;
            try (ServerClient client = ServerClient.of(here.address(), trust(here))) {
                client.passwords().choose(code, username, password);
            }
            return signedIn(here, username, password);
        }, this::signOut);
    }

    @Override
    public boolean startedHere() {
        return home.exists();
    }

    @Override
    public CompletionStage<Office> open() {
        return attempt(_ -> {
            Office office = found(home.open(LocalOffice.Reach.THIS_COMPUTER).address(), 0);
            if (!office.setUp()) {
                throw new EntranceException(SignInError.of(SignInError.ErrorKind.NOT_SET_UP));
            }
            return new Office(office.address(), office.name(), true);
        }, _ -> {});
    }

    @Override
    public CompletionStage<FoundBackup> look(Path backup) {
        return attempt(_ -> backups.look(backup), _ -> {});
    }

    @Override
    public CompletionStage<Office> restore(FoundBackup backup, boolean shared, Consumer<RestoreStep> progress) {
        return attempt(cancelled -> {
            backups.restore(backup, shared, step -> background.show(() -> progress.accept(step)), cancelled);
            background.show(() -> progress.accept(RestoreStep.OPENING));
            return new Office(found(home.open(LocalOffice.Reach.THIS_COMPUTER).address(), 0).address(), backup.office(), true);
        }, _ -> {});
    }

    @Override
    public CompletionStage<Opening> start(OfficePlan plan, String password) {
        return attempt(cancelled -> started(plan, password, cancelled), _ -> {});
    }

    @Override
    public CompletionStage<Opening> setUp(Office office, String code, OfficePlan plan, String password) {
        return attempt(_ -> {
            ServerTrust trust = trust(office);
            try (ServerClient client = ServerClient.of(office.address(), trust)) {
                Answers.SignedIn owner = client.setUp(
                        new Requests.Setup(code, plan.office(), plan.username(), plan.displayName(), password));
                remember(office.address(), trust);
                List<URI> addresses = ServerAddress.isThisComputer(office.address()) ? List.of() : List.of(office.address());
                return new Opening(account(office.address(), false, owner), plan.office(), true, addresses);
            } catch (ServerException.Refused e) {
                throw switch (e.code()) {
                    case "wrong_setup_code" -> new EntranceException(SignInError.of(SignInError.ErrorKind.WRONG_CODE));
                    case "already_set_up" -> new EntranceException(SignInError.of(SignInError.ErrorKind.SET_UP_BEFORE));
                    default -> e;
                };
            }
        }, late -> signOut(late.account()));
    }

    @Override
    public CompletionStage<InvitationOffer> invited(InvitationCode code, List<String> places) {
        return attempt(_ -> invited.find(code, places), _ -> {});
    }

    @Override
    public CompletionStage<NameVerdict> check(InvitationOffer offer, String username) {
        return attempt(_ -> invited.check(offer, username), _ -> {});
    }

    @Override
    public CompletionStage<Account> join(InvitationOffer offer, String displayName, String username, String password) {
        return attempt(_ -> account(offer.office().address(), false, invited.join(offer, displayName, username, password)),
                this::signOut);
    }

    private Opening started(OfficePlan plan, String password, BooleanSupplier cancelled) {
        HostedOffice office = home.open(plan.shared() ? LocalOffice.Reach.NETWORK : LocalOffice.Reach.THIS_COMPUTER);
        try (ServerClient client = ServerClient.of(office.address())) {
            String code = office.setupCode().orElseThrow(() -> new EntranceException(SignInError.of(SignInError.ErrorKind.STARTED_BEFORE)));
            if (cancelled.getAsBoolean()) {
                throw new EntranceException(SignInError.of(SignInError.ErrorKind.CANNOT_START));
            }
            Answers.SignedIn owner = client.setUp(
                    new Requests.Setup(code, plan.office(), plan.username(), plan.displayName(), password));
            return new Opening(account(office.address(), true, owner), plan.office(), office.onNetwork(),
                    office.addressesForOthers());
        } catch (RuntimeException e) {
            // Only an office that nobody owns yet goes; one that is set up stays open for whoever signs in.
            if (office.setupCode().isPresent()) {
                home.abandon();
            }
            throw e;
        }
    }

    /** Encrypted if the server can be; in the clear only where it answers so, and never if it was encrypted before. */
    private Office found(List<URI> candidates) {
        URI first = candidates.getFirst();
        try {
            return found(first, MAX_REDIRECTIONS);
        } catch (ServerException.OtherKey e) {
            throw e;
        } catch (ServerException.Unreachable e) {
            if (candidates.size() == 1 || hasWrongCertificate(e) || keys.find(first).isPresent()) {
                throw e;
            }
            return found(candidates.getLast(), MAX_REDIRECTIONS);
        }
    }

    private static boolean hasWrongCertificate(ServerException.Unreachable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private Office found(URI server, int redirections) {
        ServerTrust trust = trust(server, Optional.empty());
        try (ServerClient client = ServerClient.of(server, trust)) {
            Answers.Health health = client.healthWithin(GREETING);
            if (health.version() == null || health.status() == null) {
                throw new EntranceException(SignInError.of(SignInError.ErrorKind.NOT_VIREO));
            }
            String name = health.office();
            boolean setUp = health.setUp() && name != null;
            return new Office(server, setUp && name != null ? ServerWords.line(name, Limits.DISPLAY_NAME_LENGTH) : "", false, setUp,
                    trust.isVouched() ? Optional.empty() : trust.seen());
        } catch (ServerException.Unauthorised e) {
            throw new EntranceException(SignInError.of(SignInError.ErrorKind.NOT_VIREO));
        } catch (ServerException.Refused e) {
            Optional<URI> moved = redirections > 0 ? movedTo(server, e) : Optional.empty();
            if (moved.isPresent()) {
                return found(moved.get(), redirections - 1);
            }
            throw new EntranceException(e.code().startsWith("http_") ? SignInError.of(SignInError.ErrorKind.NOT_VIREO) : refused(e));
        }
    }

    private Optional<URI> movedTo(URI server, ServerException.Refused answer) {
        if (answer.needsTls()) {
            return Optional.of(URI.create("https://" + server.getRawAuthority()));
        }
        if (answer.status() / 100 != 3) {
            return Optional.empty();
        }
        try (ServerClient client = ServerClient.of(server, trust(server, Optional.empty()))) {
            return client.movedTo();
        }
    }

    private ServerTrust trust(Office office) {
        return trust(office.address(), office.key());
    }

    /** @param met the key that was met at the first contact, a moment ago */
    private ServerTrust trust(URI server, Optional<KeyFingerprint> met) {
        Optional<KnownKey> known = keys.find(server);
        if (known.isPresent()) {
            KeyFingerprint key = known.get().key();
            return key == null ? ServerTrust.vouched() : ServerTrust.pinned(key);
        }
        return met.map(ServerTrust::pinned).orElseGet(ServerTrust::firstContact);
    }

    /** Once somebody is in, this is the office's key until they say otherwise. */
    private void remember(URI server, ServerTrust trust) {
        if (keys.find(server).isEmpty()) {
            trust.seen().ifPresent(key -> keys.keep(server, trust.isVouched() ? KnownKey.VOUCHED : new KnownKey(key, false)));
        }
    }

    private Account signedIn(Office office, String username, String password) {
        ServerTrust trust = trust(office);
        try (ServerClient client = ServerClient.of(office.address(), trust)) {
            try {
                Account account = account(office.address(), office.local(), client.signIn(username, password));
                remember(office.address(), trust);
                return account;
            } catch (ServerException.Refused e) {
                if (e.status() == 404) {
                    throw new EntranceException(
                            SignInError.of(SignInError.ErrorKind.VERSION,
                                    ServerWords.line(client.health().version(), Limits.DISPLAY_NAME_LENGTH)));
                }
                // A password too short to be one, for instance: as wrong as any other.
                throw new EntranceException(e.status() == 400 ? SignInError.of(SignInError.ErrorKind.WRONG_PASSWORD) : refused(e));
            }
        }
    }

    private static Account account(URI server, boolean local, Answers.SignedIn answer) {
        return new Account(server, answer.user().username(), answer.user().displayName(), answer.token(), local);
    }

    private void signOut(Account account) {
        background.call(() -> {
            try (ServerClient client = ServerClient.of(account.server(), trust(account.server(), Optional.empty()))
                    .signedIn(account.token())) {
                client.signOut();
            }
            return true;
        }).failed(_ -> {}).start();
    }

    /** @param late takes an outcome back that arrives after cancelling */
    private <T> CompletionStage<T> attempt(EntryAttempt<T> work, Consumer<T> late) {
        CompletableFuture<T> stage = new CompletableFuture<>();
        background.call(() -> work.run(stage::isCancelled))
                .succeeded(result -> {
                    if (!stage.complete(result)) {
                        late.accept(result);
                    }
                })
                .failed(failure -> {
                    if (!stage.isCancelled() && failure instanceof ServerException.OtherKey other
                            && keys.find(other.server()).isPresent()) {
                        otherKey.found(other.server(), other);
                    }
                    stage.completeExceptionally(new EntranceException(trouble(failure)));
                })
                .start();
        return stage;
    }

    private static SignInError trouble(Exception failure) {
        return switch (failure) {
            case EntranceException closed -> closed.trouble();
            case ServerException.Unauthorised _ -> SignInError.of(SignInError.ErrorKind.WRONG_PASSWORD);
            case ServerException.Refused refused -> refused(refused);
            case ServerException.OtherKey _ -> SignInError.of(SignInError.ErrorKind.OTHER_KEY);
            case ServerException.Unreachable unreachable -> SignInError.of(unreachable(unreachable));
            case LocalOffice.CannotStartException cannot ->
                    SignInError.of(SignInError.ErrorKind.CANNOT_START, String.valueOf(cannot.getMessage()));
            default -> SignInError.of(SignInError.ErrorKind.SERVER, String.valueOf(failure.getMessage()));
        };
    }

    private static SignInError refused(ServerException.Refused refused) {
        if (refused.status() == 429) {
            return SignInError.wait(refused.retryAfter().orElse(A_WHILE));
        }
        SignInError.ErrorKind kind = switch (refused.code()) {
            case "already_set_up" -> SignInError.ErrorKind.STARTED_BEFORE;
            case "user_inactive" -> SignInError.ErrorKind.DEACTIVATED;
            case "reset_unknown" -> SignInError.ErrorKind.WRONG_RESET_CODE;
            case "reset_used", "reset_expired", "reset_revoked" -> SignInError.ErrorKind.RESET_CODE_ENDED;
            case "invalid_password" -> SignInError.ErrorKind.WEAK_PASSWORD;
            default -> SignInError.ErrorKind.SERVER;
        };
        return SignInError.of(kind, ServerWords.line(String.valueOf(refused.getMessage()), SENTENCE));
    }

    private static SignInError.ErrorKind unreachable(ServerException.Unreachable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return SignInError.ErrorKind.CERTIFICATE;
            }
            if (cause instanceof Json.InvalidJsonException || cause instanceof ProtocolException) {
                return SignInError.ErrorKind.NOT_VIREO;
            }
        }
        return SignInError.ErrorKind.UNREACHABLE;
    }
}
