package dev.vireo.app.settings;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.ui.PendingChange;
import dev.vireo.protocol.Answers;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The access tokens of one person or bot: the most recently used first. */
final class TokensModel {

    enum TokensState {
        LOADING,
        SHOWN,
        FAILED
    }

    /** One that was just made. */
    record MadeToken(String name, String text) {
    }

    private final Tokens tokens;
    private final PendingChange making = new PendingChange(FailureTexts::of);
    private final ReadOnlyObjectWrapper<TokensState> state = new ReadOnlyObjectWrapper<>(this, "state", TokensState.LOADING);
    private final ReadOnlyObjectWrapper<Optional<MadeToken>> made = new ReadOnlyObjectWrapper<>(this, "made", Optional.empty());
    private final ObservableList<Answers.TokenInfo> list = FXCollections.observableArrayList();
    private String username;
    private int latest;

    /** @param username whose tokens show at first */
    TokensModel(Tokens tokens, String username) {
        this.tokens = tokens;
        this.username = username;
    }

    ReadOnlyObjectProperty<TokensState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** The one that was made last, until it is put away: it shows only this once. */
    ReadOnlyObjectProperty<Optional<MadeToken>> madeProperty() {
        return made.getReadOnlyProperty();
    }

    PendingChange making() {
        return making;
    }

    ObservableList<Answers.TokenInfo> list() {
        return list;
    }

    String username() {
        return username;
    }

    void show(String whose) {
        username = whose;
        putAway();
        making.clearProblem();
        list.clear();
        load();
    }

    void load() {
        int mine = ++latest;
        state.set(list.isEmpty() ? TokensState.LOADING : TokensState.SHOWN);
        tokens.of(username).whenComplete((found, failure) -> {
            if (mine == latest) {
                if (failure == null) {
                    list.setAll(found);
                }
                state.set(failure == null ? TokensState.SHOWN : TokensState.FAILED);
            }
        });
    }

    void make(String name) {
        String whose = username;
        CompletionStage<Answers.AccessToken> answer = tokens.make(whose, name);
        making.follow(answer);
        answer.thenAccept(token -> {
            if (whose.equals(username)) {
                made.set(Optional.of(new MadeToken(name, token.token())));
                load();
            }
        });
    }

    /** The new token does not show any more. */
    void putAway() {
        made.set(Optional.empty());
    }

    CompletionStage<Void> end(Answers.TokenInfo token) {
        return tokens.end(username, token.id()).thenAccept(_ -> list.removeIf(each -> each.id().equals(token.id())));
    }
}
