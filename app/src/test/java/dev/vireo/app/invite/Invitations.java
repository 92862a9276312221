package dev.vireo.app.invite;

import dev.vireo.app.actions.InvitationActions;
import dev.vireo.protocol.Answers.InvitationInfo;
import dev.vireo.protocol.Answers.InvitationJoin;
import dev.vireo.protocol.Answers.IssuedInvitation;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.InvitationLink;
import dev.vireo.protocol.InvitationState;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests.NewInvitation;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Invitations that are where a test wants them, at once. */
final class Invitations implements InvitationActions {

    static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    final List<NewInvitation> asked = new ArrayList<>();
    final List<String> revoked = new ArrayList<>();
    final InvitationCode code = InvitationCode.issue(new byte[KeyFingerprint.HEAD_BYTES], new SecureRandom());
    List<InvitationInfo> all = List.of();
    @Nullable RuntimeException failure;
    boolean slow;

    @Override
    public CompletionStage<IssuedInvitation> invite(NewInvitation wish) {
        asked.add(wish);
        return answer(new IssuedInvitation("one", code.text(),
                new InvitationLink(code, List.of("https://192.168.1.5:8080", "https://ayodhya.example")).text(), wish.role(), List.of(),
                NOW.plusSeconds(604_800), wish.uses() == null ? 50 : wish.uses(), 0, ""));
    }

    @Override
    public CompletionStage<List<InvitationInfo>> all() {
        return answer(all);
    }

    @Override
    public CompletionStage<Void> revoke(String id) {
        revoked.add(id);
        return answer(null);
    }

    private <T> CompletionStage<T> answer(T value) {
        if (slow) {
            return new CompletableFuture<>();
        }
        return failure == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(failure);
    }

    static InvitationInfo info(String id, OfficeRole role, String note, InvitationState state, int used, String... joined) {
        return new InvitationInfo(id, role, List.of(), note, "shyam", NOW.minusSeconds(3_600), NOW.plusSeconds(604_800), 50, used, state,
                List.of(joined).stream().map(user -> new InvitationJoin(user, NOW.minusSeconds(60))).toList());
    }
}
