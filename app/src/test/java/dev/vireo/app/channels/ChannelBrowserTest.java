package dev.vireo.app.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.protocol.Answers.OpenChannel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding channels in a real window. */
final class ChannelBrowserTest {

    private final Screens screens = Screens.open();

    @AfterEach
    void close() {
        screens.close();
    }

    private void offer() {
        Fx.run(() -> screens.channels.offer(
                new OpenChannel("1", "Bridge", "Planks and ropes", 12, false),
                new OpenChannel("2", "General", "", 42, true),
                new OpenChannel("3", "Kitchen", "Who cooks", 1, false),
                new OpenChannel("4", "Sea", "Waves", 3, false)));
    }

    private List<String> names() {
        return Fx.call(() -> list().getItems().stream().map(OpenChannel::name).toList());
    }

    @SuppressWarnings("unchecked")
    private ListView<OpenChannel> list() {
        return screens.find("channels", ListView.class);
    }

    @Test
    void channelsComePageByPageAndAreFoundByTyping() {
        offer();
        Fx.run(screens.windows::browse);
        assertThat(names()).containsExactly("Bridge", "General", "Kitchen");
        Fx.run(() -> screens.find("more", Button.class).fire());
        assertThat(names()).containsExactly("Bridge", "General", "Kitchen", "Sea");
        Fx.await(() -> !screens.find("moreLine", Node.class).isVisible());

        Keys.write(screens.scene(), "bri");
        Fx.await(() -> names().equals(List.of("Bridge")));
        Keys.write(screens.scene(), "zzz");
        Fx.await(() -> screens.find("messageTitle", Label.class).getText().equals("No channels found"));
    }

    @Test
    void enterJoinsAndOpens() {
        offer();
        Fx.run(screens.windows::browse);
        Keys.type(screens.scene(), KeyCode.DOWN, KeyCode.ENTER);
        assertThat(screens.channels.asked()).contains("join 1");
        assertThat(screens.went).containsExactly("chat Bridge");
        Fx.run(() -> assertThat(list().getItems().getFirst().joined()).isTrue());
    }

    @Test
    void aFailureIsExplainedAndCanBeRetried() {
        offer();
        Fx.run(() -> screens.channels.refuse(new IllegalStateException("The server is busy. Try again in a moment.")));
        Fx.run(screens.windows::browse);
        assertThat(screens.find("messageText", Label.class).getText()).isEqualTo("The server is busy. Try again in a moment.");
        Fx.run(() -> screens.channels.refuse(null));
        Fx.run(() -> screens.find("again", Button.class).fire());
        assertThat(names()).isNotEmpty();

        Fx.run(() -> screens.channels.refuse(new IllegalStateException("You cannot join.")));
        Keys.type(screens.scene(), KeyCode.DOWN, KeyCode.ENTER);
        assertThat(screens.find("problem", Label.class).getText()).isEqualTo("You cannot join.");
        assertThat(screens.went).isEmpty();
    }

    @Test
    void offlineAndEmptyAreToldApart() {
        Fx.run(screens.windows::browse);
        assertThat(screens.find("messageTitle", Label.class).getText()).isEqualTo("No public channels yet");
        close();
        Fx.run(() -> {
            screens.office.connection(ConnectionState.OFFLINE);
            screens.channels.refuse(new IllegalStateException("gone"));
        });
        Fx.run(screens.windows::browse);
        assertThat(screens.find("messageTitle", Label.class).getText()).isEqualTo("Can’t reach the server");
        offer();
        Fx.run(() -> {
            screens.channels.refuse(null);
            screens.office.connection(ConnectionState.LIVE);
        });
        assertThat(names()).isNotEmpty();
    }
}
