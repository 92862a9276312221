package dev.vireo.app;

import dev.vireo.app.client.ServerAddress;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.localserver.HomeOffice;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.signin.OfficeAccess;
import dev.vireo.app.signin.SignInError;
import dev.vireo.app.store.Account;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Requests;
import java.net.ProtocolException;
import java.net.URI;
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

    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final int SENTENCE = 200;
    private static final int MAX_REDIRECTIONS = 3;

    private final HomeOffice home;
    private final Background background;
    private final InvitedEntrance invited = new InvitedEntrance();

    public OfficeEntrance(HomeOffice home, Background background) {
        this.home = home;
        this.background = background;
    }

    @Override
    public boolean isAddress(String text) {
        return ServerAddress.parse(text).isPresent();
    }

    @Override
    public CompletionStage<Office> find(String address) {
        return attempt(_ -> {
            URI server = ServerAddress.parse(address).orElseThrow(() -> new Closed(SignInError.of(SignInError.ErrorKind.UNREACHABLE)));
            return found(server, MAX_REDIRECTIONS);
        }, _ -> {});
    }

    @Override
    public CompletionStage<Account> signIn(Office office, String username, String password) {
        return attempt(_ -> {
            URI server = office.local() ? home.open(LocalOffice.Reach.THIS_COMPUTER).address() : office.address();
            return signedIn(server, office.local(), username, password);
        }, this::signOut);
    }

    @Override
    public CompletionStage<Account> choosePassword(Office office, String username, String code, String password) {
        return attempt(_ -> {
            URI server = office.local() ? home.open(LocalOffice.Reach.THIS_COMPUTER).address() : office.address();
            try (ServerClient client = ServerClient.of(server)) {
                client.choosePassword(code, username, password);
            }
            return signedIn(server, office.local(), username, password);
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
                throw new Closed(SignInError.of(SignInError.ErrorKind.NOT_SET_UP));
            }
            return new Office(office.address(), office.name(), true);
        }, _ -> {});
    }

    @Override
    public CompletionStage<Opening> start(Plan plan, String password) {
        return attempt(cancelled -> started(plan, password, cancelled), _ -> {});
    }

    @Override
    public CompletionStage<Opening> setUp(Office office, String code, Plan plan, String password) {
        return attempt(_ -> {
            try (ServerClient client = ServerClient.of(office.address())) {
                Answers.SignedIn owner = client.setUp(
                        new Requests.Setup(code, plan.office(), plan.username(), plan.displayName(), password));
                return new Opening(account(office.address(), false, owner), plan.office(), List.of(office.address()));
            } catch (ServerException.Refused e) {
                throw switch (e.code()) {
                    case "wrong_setup_code" -> new Closed(SignInError.of(SignInError.ErrorKind.WRONG_CODE));
                    case "already_set_up" -> new Closed(SignInError.of(SignInError.ErrorKind.SET_UP_BEFORE));
                    default -> e;
                };
            }
        }, late -> signOut(late.account()));
    }

    @Override
    public CompletionStage<Offer> invited(InvitationCode code, List<String> places) {
        return attempt(_ -> invited.find(code, places), _ -> {});
    }

    @Override
    public CompletionStage<NameVerdict> check(Offer offer, String username) {
        return attempt(_ -> invited.check(offer, username), _ -> {});
    }

    @Override
    public CompletionStage<Account> join(Offer offer, String displayName, String username, String password) {
        return attempt(_ -> account(offer.office().address(), false, invited.join(offer, displayName, username, password)),
                this::signOut);
    }

    private Opening started(Plan plan, String password, BooleanSupplier cancelled) {
        LocalOffice office = home.open(plan.shared() ? LocalOffice.Reach.NETWORK : LocalOffice.Reach.THIS_COMPUTER);
        try (ServerClient client = ServerClient.of(office.address())) {
            String code = office.setupCode().orElseThrow(() -> new Closed(SignInError.of(SignInError.ErrorKind.STARTED_BEFORE)));
            if (cancelled.getAsBoolean()) {
                throw new Closed(SignInError.of(SignInError.ErrorKind.CANNOT_START));
            }
            Answers.SignedIn owner = client.setUp(
                    new Requests.Setup(code, plan.office(), plan.username(), plan.displayName(), password));
            return new Opening(account(office.address(), true, owner), plan.office(), office.addressesForOthers());
        } catch (RuntimeException e) {
            // Only an office that nobody owns yet goes; one that is set up stays open for whoever signs in.
            if (office.setupCode().isPresent()) {
                home.abandon();
            }
            throw e;
        }
    }

    private static Office found(URI server, int redirections) {
        try (ServerClient client = ServerClient.of(server)) {
            Answers.Health health = client.health();
            if (health.version() == null || health.status() == null) {
                throw new Closed(SignInError.of(SignInError.ErrorKind.NOT_VIREO));
            }
            String name = health.office();
            if (!health.setUp() || name == null) {
                return new Office(server, "", false, false);
            }
            return new Office(server, line(name, Limits.DISPLAY_NAME_LENGTH), false);
        } catch (ServerException.Unauthorised e) {
            throw new Closed(SignInError.of(SignInError.ErrorKind.NOT_VIREO));
        } catch (ServerException.Refused e) {
            Optional<URI> moved = e.status() / 100 == 3 && redirections > 0 ? movedTo(server) : Optional.empty();
            if (moved.isPresent()) {
                return found(moved.get(), redirections - 1);
            }
            throw new Closed(e.code().startsWith("http_") ? SignInError.of(SignInError.ErrorKind.NOT_VIREO) : refused(e));
        }
    }

    private static Optional<URI> movedTo(URI server) {
        try (ServerClient client = ServerClient.of(server)) {
            return client.movedTo();
        }
    }

    private static Account signedIn(URI server, boolean local, String username, String password) {
        try (ServerClient client = ServerClient.of(server)) {
            try {
                return account(server, local, client.signIn(username, password));
            } catch (ServerException.Refused e) {
                if (e.status() == 404) {
                    throw new Closed(
                            SignInError.of(SignInError.ErrorKind.VERSION, line(client.health().version(), Limits.DISPLAY_NAME_LENGTH)));
                }
                // A password too short to be one, for instance: as wrong as any other.
                throw new Closed(e.status() == 400 ? SignInError.of(SignInError.ErrorKind.WRONG_PASSWORD) : refused(e));
            }
        }
    }

    private static Account account(URI server, boolean local, Answers.SignedIn answer) {
        return new Account(server, answer.user().username(), answer.user().displayName(), answer.token(), local);
    }

    private void signOut(Account account) {
        background.call(() -> {
            try (ServerClient client = ServerClient.of(account.server()).signedIn(account.token())) {
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
                .failed(failure -> stage.completeExceptionally(new Closed(trouble(failure))))
                .start();
        return stage;
    }

    private static SignInError trouble(Exception failure) {
        return switch (failure) {
            case Closed closed -> closed.trouble();
            case ServerException.Unauthorised _ -> SignInError.of(SignInError.ErrorKind.WRONG_PASSWORD);
            case ServerException.Refused refused -> refused(refused);
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
        return SignInError.of(kind, line(String.valueOf(refused.getMessage()), SENTENCE));
    }

    /** A server that is not trusted yet may say one short line. */
    static String line(String words, int longest) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= longest ? line
                : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "\u2026";
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
