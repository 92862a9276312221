package dev.vireo.app.session;

import dev.vireo.app.actions.InvitationActions;
import dev.vireo.app.client.ServerClient;
import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.InvitationList;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.Requests.NewInvitation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Invitations on the server. */
final class SessionInvitations implements InvitationActions {

    private final ServerClient once;
    private final ServerClient retrying;
    private final ServerCalls calls;

    /** @param once for what must not be done twice: making an invitation */
    SessionInvitations(ServerClient once, ServerClient retrying, ServerCalls calls) {
        this.once = once;
        this.retrying = retrying;
        this.calls = calls;
    }

    @Override
    public CompletionStage<IssuedInvitation> invite(NewInvitation invitation) {
        return calls.ask(() -> once.invitations().make(invitation));
    }

    @Override
    public CompletionStage<List<InvitationInfo>> all() {
        return calls.ask(() -> {
            List<InvitationInfo> all = new ArrayList<>();
            InvitationList page = retrying.invitations().page(null);
            all.addAll(page.invitations());
            while (page.more() && !page.invitations().isEmpty()) {
                page = retrying.invitations().page(page.invitations().getLast().id());
                all.addAll(page.invitations());
            }
            return List.copyOf(all);
        });
    }

    @Override
    public CompletionStage<Void> revoke(String id) {
        return calls.tell(() -> retrying.invitations().revoke(id));
    }
}
