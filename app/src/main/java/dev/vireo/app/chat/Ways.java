package dev.vireo.app.chat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.OpenChannelSettings;
import dev.vireo.app.state.OpenMembers;
import dev.vireo.app.state.OpenProfile;
import dev.vireo.app.ui.text.OpenLink;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where a chat leads. FX thread. */
public record Ways(OpenProfile profiles, OpenMembers members, OpenChannelSettings settings, OpenLink links, Mute mute) {

    /** Mutes a conversation until then; null: ends that. */
    @FunctionalInterface
    public interface Mute {
        CompletionStage<Void> mute(Conversation conversation, @Nullable Instant until);
    }
}
