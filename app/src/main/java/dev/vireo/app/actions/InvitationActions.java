package dev.vireo.app.actions;

import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.Requests.NewInvitation;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The actions of owners and admins on invitations. Called on the FX thread; never blocks; fails in plain words. */
public interface InvitationActions {

    /** The code in the answer is shown by the server only this once. */
    CompletionStage<IssuedInvitation> invite(NewInvitation invitation);

    /** All that the office keeps, the newest first. */
    CompletionStage<List<InvitationInfo>> all();

    CompletionStage<Void> revoke(String id);
}
