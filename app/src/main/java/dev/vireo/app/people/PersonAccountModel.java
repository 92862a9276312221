package dev.vireo.app.people;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One person's account: the profile, what they are signed in with, and whether they are in the office. */
final class PersonAccountModel {

    enum SignInsState {
        LOADING,
        SHOWN,
        FAILED
    }

    private final PeopleSource source;
    private final PeopleRights rights;
    private final Consumer<User> told;
    private final ReadOnlyObjectWrapper<User> user;
    private final ReadOnlyObjectWrapper<SignInsState> signInsState = new ReadOnlyObjectWrapper<>(SignInsState.LOADING);
    private final ObservableList<PersonSignIn> signIns = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Answers.@Nullable ResetCode> code = new ReadOnlyObjectWrapper<>();
    private final PendingChange saving = new PendingChange(FailureTexts::of);
    private final PendingChange resetting = new PendingChange(FailureTexts::of);
    private final PendingChange ending = new PendingChange(FailureTexts::of);
    private final PendingChange deleting = new PendingChange(FailureTexts::of);

    /** @param told hears of the person as they are after each change */
    PersonAccountModel(User user, PeopleSource source, PeopleRights rights, Consumer<User> told) {
        this.source = source;
        this.rights = rights;
        this.told = told;
        this.user = new ReadOnlyObjectWrapper<>(user);
    }

    ReadOnlyObjectProperty<User> userProperty() {
        return user.getReadOnlyProperty();
    }

    User user() {
        return user.get();
    }

    /** The office says that they are now like this. */
    void heard(User now) {
        user.set(now);
    }

    PeopleRights rights() {
        return rights;
    }

    ReadOnlyObjectProperty<SignInsState> signInsStateProperty() {
        return signInsState.getReadOnlyProperty();
    }

    /** The sessions and access tokens: this device first, then by their last use. */
    ObservableList<PersonSignIn> signIns() {
        return signIns;
    }

    /** The code that was made just now; null while there is none. It cannot be shown again. */
    ReadOnlyObjectProperty<Answers.@Nullable ResetCode> codeProperty() {
        return code.getReadOnlyProperty();
    }

    PendingChange saving() {
        return saving;
    }

    PendingChange resetting() {
        return resetting;
    }

    PendingChange ending() {
        return ending;
    }

    PendingChange deleting() {
        return deleting;
    }

    /** Whether these differ from what the profile says. */
    boolean differs(String name, String title, String department, OfficeRole role) {
        User now = user.get();
        return !now.displayName().equals(name.strip()) || !now.title().equals(title.strip())
                || !now.department().equals(department.strip()) || now.role() != role;
    }

    /** Sends only what differs. */
    CompletionStage<User> save(String name, String title, String department, OfficeRole role) {
        User now = user.get();
        CompletionStage<User> change = followed(source.change(now.username(), new Requests.UserChange(changed(now.displayName(), name),
                changed(now.title(), title), changed(now.department(), department), null, now.role() == role ? null : role)));
        saving.follow(change);
        return change;
    }

    private static @Nullable String changed(String before, String after) {
        return before.equals(after.strip()) ? null : after.strip();
    }

    void loadSignIns() {
        if (!rights.seesSignIns(user())) {
            signIns.clear();
            signInsState.set(SignInsState.SHOWN);
            return;
        }
        String username = user().username();
        signInsState.set(SignInsState.LOADING);
        source.sessions(username).thenCombine(source.tokens(username), PersonAccountModel::joined).whenComplete((all, failure) -> {
            if (failure == null) {
                signIns.setAll(all);
            }
            signInsState.set(failure == null ? SignInsState.SHOWN : SignInsState.FAILED);
        });
    }

    private static List<PersonSignIn> joined(List<Answers.SessionInfo> sessions, List<Answers.TokenInfo> tokens) {
        return Stream.concat(sessions.stream().map(PersonSignIn::of), tokens.stream().map(PersonSignIn::of))
                .sorted(Comparator.comparing(PersonSignIn::current).thenComparing(PersonSignIn::lastUsedAt).reversed()).toList();
    }

    void end(PersonSignIn signIn) {
        if (signIn.current() || ending.runningProperty().get()) {
            return;
        }
        String username = user().username();
        CompletionStage<Void> end = signIn.token() ? source.endToken(username, signIn.id()) : source.endSession(username, signIn.id());
        ending.follow(end);
        end.thenRun(() -> signIns.remove(signIn));
    }

    void reset() {
        CompletionStage<Answers.ResetCode> made = source.reset(user().username());
        code.set(null);
        resetting.follow(made);
        made.thenAccept(code::set);
    }

    CompletionStage<User> deactivate() {
        code.set(null);
        return andSignIns(followed(source.deactivate(user().username())));
    }

    CompletionStage<User> reactivate() {
        return andSignIns(followed(source.reactivate(user().username())));
    }

    /** @param typed has to be the username */
    CompletionStage<Void> delete(String typed, boolean withMessages) {
        if (!confirms(typed)) {
            return CompletableFuture.failedFuture(new IllegalArgumentException(typed));
        }
        code.set(null);
        CompletionStage<Void> gone = source.delete(user().username(), withMessages);
        deleting.follow(gone);
        return gone.thenRun(() -> show(user().former()));
    }

    boolean confirms(String typed) {
        return typed.strip().equals(user().username());
    }

    private CompletionStage<User> andSignIns(CompletionStage<User> moved) {
        moved.thenRun(this::loadSignIns);
        return moved;
    }

    /** Whoever goes on from here sees the person as they are now. */
    private CompletionStage<User> followed(CompletionStage<User> change) {
        return change.thenApply(now -> {
            show(now);
            return now;
        });
    }

    /** What the server answers to a change may not say when they were last seen. */
    private void show(User now) {
        User before = user.get();
        User whole = now.presence() == null && before.presence() != null && !now.deleted() ? now.with(before.presence(), before.lastSeen())
                : now;
        user.set(whole);
        told.accept(whole);
    }
}
