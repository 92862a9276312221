package dev.vireo.app.channels;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** For tests: the windows about channels, over an office without a server. */
final class Screens implements AutoCloseable {

    static final Clock NOON = Clock.fixed(Instant.now(), ZoneOffset.UTC);

    final SampleOffice office;
    final SampleChannels channels;
    final List<String> went = new ArrayList<>();
    final Theme theme = new Theme();
    final ChannelWindows windows;

    private Screens() {
        office = SampleOffice.busy();
        channels = new SampleChannels(office);
        windows = new ChannelWindows(office.workspace(), channels, office.chats(), conversation -> went.add("chat " + conversation.name()),
                person -> went.add("profile " + person), new Views(Map.of()), theme, Avatars.none(),
                (_, suggested) -> Optional.of(Path.of("exports", suggested)), NOON, List.of());
    }

    static Screens open() {
        return Fx.call(Screens::new);
    }

    Conversation channel(ChannelKind kind, String name, ChannelRole mine, String... others) {
        return Fx.call(() -> channels.add(kind, name, "What belongs to " + name, mine, others));
    }

    /** The window that was opened last. */
    Stage stage() {
        return Fx.call(() -> windows.windows().getLast());
    }

    /** As it is when it is laid out: what a control holds cannot be found in it before. */
    Scene scene() {
        Scene scene = stage().getScene();
        Fx.run(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
        return scene;
    }

    <T> T find(String id, Class<T> type) {
        return Fx.call(() -> type.cast(scene().lookup("#" + id)));
    }

    @Override
    public void close() {
        Fx.run(windows::closeAll);
    }
}
