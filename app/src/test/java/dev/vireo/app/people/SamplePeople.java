package dev.vireo.app.people;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An office without a server that answers at once, and remembers what it was asked. */
final class SamplePeople implements PeopleSource {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    final List<User> users = new ArrayList<>(List.of(
            user("shyam", "Shyam", "Engineer", OfficeRole.OWNER).with(Presence.ONLINE, NOW),
            user("sita", "Sita", "Head of operations", OfficeRole.ADMIN).with(Presence.OFFLINE, NOW.minus(Duration.ofDays(1))),
            user("rama", "Rama", "Designer", OfficeRole.MEMBER).with(Presence.OFFLINE, NOW.minus(Duration.ofHours(2))),
            user("lakshman", "Lakshman", "", OfficeRole.GUEST)));
    final List<String> asked = new ArrayList<>();
    final List<Requests.UserChange> changes = new ArrayList<>();
    final List<Requests.NewUser> added = new ArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();

    static User user(String username, String name, String title, OfficeRole role) {
        return new User(username, name, title, "", role, "", null, null, null);
    }

    private <T extends @Nullable Object> CompletionStage<T> answer(String what, T value) {
        asked.add(what);
        return failure.<CompletionStage<T>>map(CompletableFuture::failedFuture).orElseGet(() -> CompletableFuture.completedFuture(value));
    }

    private CompletionStage<User> changed(String what, String username, UnaryOperator<User> change) {
        User now = change.apply(users.stream().filter(each -> each.username().equals(username)).findFirst().orElseThrow());
        if (failure.isEmpty()) {
            users.replaceAll(each -> each.username().equals(username) ? now : each);
        }
        return answer(what + " " + username, now);
    }

    @Override
    public CompletionStage<List<User>> everybody() {
        return answer("everybody", List.copyOf(users));
    }

    @Override
    public CompletionStage<List<User>> add(List<Requests.NewUser> people) {
        added.addAll(people);
        return answer("add", people.stream().map(each -> user(each.username(), each.displayName(), "", OfficeRole.MEMBER)).toList());
    }

    @Override
    public CompletionStage<User> change(String username, Requests.UserChange change) {
        changes.add(change);
        return changed("change", username, before -> new User(before.username(),
                change.displayName() == null ? before.displayName() : change.displayName(),
                change.title() == null ? before.title() : change.title(), before.department(),
                change.role() == null ? before.role() : change.role(), "", null, null, null));
    }

    @Override
    public CompletionStage<User> deactivate(String username) {
        return changed("deactivate", username, before -> before.withActive(false));
    }

    @Override
    public CompletionStage<User> reactivate(String username) {
        return changed("reactivate", username, before -> before.withActive(true));
    }

    @Override
    public CompletionStage<Void> delete(String username, boolean withMessages) {
        return answer("delete " + username + (withMessages ? " with messages" : ""), null);
    }

    @Override
    public CompletionStage<Answers.ResetCode> reset(String username) {
        return answer("reset " + username, new Answers.ResetCode("7KQ4-M2XN-W8RT", NOW.plus(Duration.ofHours(24))));
    }

    @Override
    public CompletionStage<List<Answers.SessionInfo>> sessions(String username) {
        return answer("sessions " + username, List.of(
                new Answers.SessionInfo("1", "Vireo desktop (Linux)", NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofHours(2)),
                        false),
                new Answers.SessionInfo("2", "curl/8.5.0 on a very old computer in the archive, which nobody has used for a long while now",
                        NOW.minus(Duration.ofDays(400)), NOW.minus(Duration.ofDays(300)), false)));
    }

    @Override
    public CompletionStage<Void> endSession(String username, String id) {
        return answer("end session " + id, null);
    }

    @Override
    public CompletionStage<List<Answers.TokenInfo>> tokens(String username) {
        Instant made = NOW.minus(Duration.ofDays(3));
        return answer("tokens " + username, List.of(new Answers.TokenInfo("3", "Backup script", made, made)));
    }

    @Override
    public CompletionStage<Void> endToken(String username, String id) {
        return answer("end token " + id, null);
    }
}
