package dev.vireo.app.signin;

import dev.vireo.app.policy.Policy;
import dev.vireo.app.store.Account;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.OfficeRole;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An entrance that does what a test says, at once. */
final class Door implements OfficeAccess {

    static final Office AYODHYA = new Office(URI.create("http://192.168.0.5:8080"), "Ayodhya", false);
    static final InvitationCode CODE = InvitationCode.issue(new byte[KeyFingerprint.HEAD_BYTES], new SecureRandom());
    static final Account SHYAM = new Account(AYODHYA.address(), "shyam", "Shyam", "token", false);

    Instant now = Instant.parse("2026-11-20T09:00:00Z");
    final InstantSource clock = () -> now;
    boolean startedHere;
    Policy policy = Policy.none();
    CompletableFuture<Office> finding = CompletableFuture.completedFuture(AYODHYA);
    CompletableFuture<Account> signingIn = CompletableFuture.completedFuture(SHYAM);
    CompletableFuture<Opening> starting = CompletableFuture.completedFuture(
            new Opening(SHYAM, "Ayodhya", true, List.of(URI.create("http://192.168.0.5:8080"))));
    CompletableFuture<InvitationOffer> inviting = CompletableFuture.completedFuture(
            new InvitationOffer(AYODHYA, CODE, OfficeRole.MEMBER, "Shyam", true));
    /** Where somebody else answers; by the first place that is tried. */
    final Map<String, CompletableFuture<InvitationOffer>> invitingAt = new HashMap<>();
    List<String> lookedAt = List.of();
    CompletableFuture<FoundBackup> looking = CompletableFuture.completedFuture(
            new FoundBackup(Path.of("vireo-backup-20261130T021000Z.zip"), "Ayodhya", Instant.parse("2026-11-30T02:10:00Z"), 12, 12_431,
                    318));
    /** What is told of a restore before it ends. */
    List<RestoreStep> restoring = List.of();
    CompletableFuture<Office> restored = CompletableFuture.completedFuture(new Office(AYODHYA.address(), "Ayodhya", true));
    final List<String> checked = new ArrayList<>();
    final List<String> lookedFor = new ArrayList<>();
    Set<String> taken = Set.of();
    int tries;

    static <T> CompletableFuture<T> closed(SignInError trouble) {
        return CompletableFuture.failedFuture(new EntranceException(trouble));
    }

    @Override
    public boolean isAddress(String text) {
        return !text.contains(" ");
    }

    @Override
    public CompletionStage<Office> find(String address) {
        tries++;
        lookedFor.add(address);
        return finding;
    }

    @Override
    public CompletionStage<Account> signIn(Office where, String username, String password) {
        tries++;
        return signingIn;
    }

    @Override
    public CompletionStage<Account> choosePassword(Office office, String username, String code, String password) {
        tries++;
        return signingIn;
    }

    @Override
    public boolean startedHere() {
        return startedHere;
    }

    @Override
    public CompletionStage<Office> open() {
        return finding;
    }

    @Override
    public CompletionStage<FoundBackup> look(Path backup) {
        tries++;
        return looking;
    }

    @Override
    public CompletionStage<Office> restore(FoundBackup backup, boolean shared, Consumer<RestoreStep> progress) {
        tries++;
        restoring.forEach(progress);
        return restored;
    }

    @Override
    public CompletionStage<Opening> start(OfficePlan plan, String password) {
        tries++;
        return starting;
    }

    @Override
    public CompletionStage<Opening> setUp(Office office, String code, OfficePlan plan, String password) {
        tries++;
        return starting;
    }

    @Override
    public CompletionStage<InvitationOffer> invited(InvitationCode code, List<String> places) {
        tries++;
        lookedAt = places;
        return invitingAt.getOrDefault(places.getFirst(), inviting);
    }

    @Override
    public CompletionStage<NameVerdict> check(InvitationOffer offer, String username) {
        checked.add(username);
        return CompletableFuture.completedFuture(taken.contains(username) ? new NameVerdict(false, "This username is taken.")
                : NameVerdict.FREE);
    }

    @Override
    public CompletionStage<Account> join(InvitationOffer offer, String displayName, String username, String password) {
        tries++;
        return signingIn;
    }
}
