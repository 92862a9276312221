package dev.vireo.app.office;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.settings.Devices;
import dev.vireo.app.ui.Background;
import dev.vireo.protocol.Answers;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One's devices as the office's server knows them. */
public final class OfficeDevices implements Devices {

    private final ServerClient client;
    private final Background background;

    /** @param client signed in */
    public OfficeDevices(ServerClient client, Background background) {
        this.client = client;
        this.background = background;
    }

    @Override
    public CompletionStage<List<Answers.SessionInfo>> all() {
        return background.ask(client.sessions()::own);
    }

    @Override
    public CompletionStage<Void> end(String id) {
        return background.ask(() -> {
            client.sessions().end(id);
            return null;
        });
    }
}
