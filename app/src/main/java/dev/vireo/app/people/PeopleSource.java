package dev.vireo.app.people;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The accounts of the office. Called on the FX thread; never blocks, and what it returns ends on the FX thread. */
public interface PeopleSource {

    /** Everybody: bots, guests, and those who have left or were deleted. */
    CompletionStage<List<User>> everybody();

    /** Adds all or none. */
    CompletionStage<List<User>> add(List<Requests.NewUser> people);

    CompletionStage<User> change(String username, Requests.UserChange change);

    CompletionStage<User> deactivate(String username);

    CompletionStage<User> reactivate(String username);

    /** @param withMessages whether what they wrote goes, too */
    CompletionStage<Void> delete(String username, boolean withMessages);

    /** Makes a code with which they can choose a new password. */
    CompletionStage<Answers.ResetCode> reset(String username);

    CompletionStage<List<Answers.SessionInfo>> sessions(String username);

    CompletionStage<Void> endSession(String username, String id);

    CompletionStage<List<Answers.TokenInfo>> tokens(String username);

    CompletionStage<Void> endToken(String username, String id);
}
