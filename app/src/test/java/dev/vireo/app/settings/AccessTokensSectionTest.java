package dev.vireo.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.office.OfficeTokens;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.testing.TestOffice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The access tokens in a real window, with a real server. */
final class AccessTokensSectionTest {

    private static TestOffice office;

    private ServerClient client;
    private Stage stage;

    @BeforeAll
    static void openOffice() {
        office = TestOffice.open();
        office.as("shyam").post("/api/v1/users", "{\"username\":\"weather\",\"display_name\":\"Weather\",\"bot\":true}")
                .as(Answers.UserList.class);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @BeforeEach
    void open() {
        client = ServerClient.of(office.address()).signedIn(office.token("shyam"));
        stage = Fx.call(() -> {
            Workspace workspace = SampleOffice.ownedByMe().workspace();
            View<AccessTokensSection> view = new Views(Map.of()).load(new AccessTokensSection(workspace,
                    new OfficeTokens(client, new Background()), new TimeWords(Clock.systemUTC())));
            Stage window = new Stage();
            window.setScene(new Scene(view.root(), 640, 480));
            new Theme().apply(window.getScene());
            window.show();
            return window;
        });
        Fx.await(() -> !this.<Label>node("#tokensLine").getText().startsWith("Loading"));
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        client.close();
    }

    private void make(String name) {
        Fx.run(() -> this.<TextField>node("#tokenName").setText(name));
        Fx.run(() -> this.<Button>node("#tokenMake").fire());
        Fx.await(() -> node("#tokenMade").isVisible());
    }

    @Test
    void aNewTokenShowsOnceAndWorksUntilItIsRevoked() {
        make("  Backup script ");
        String token = Fx.call(() -> this.<TextField>node("#tokenText").getText());
        assertThat(office.with(token).get("/api/v1/unread").status()).isEqualTo(200);
        assertThat(Fx.call(() -> this.<Label>node("#tokenMadeWords").getText())).contains("Backup script", "isn’t shown again");
        Fx.run(() -> this.<Button>node("#tokenCopy").fire());
        assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(token);
        Fx.await(() -> rows().contains("Backup script"));

        Fx.run(() -> this.<Button>node("#tokenDone").fire());
        assertThat(Fx.call(() -> node("#tokenMade").isVisible())).isFalse();
        assertThat(Fx.call(() -> this.<TextField>node("#tokenText").getText())).isEmpty();

        Fx.run(() -> ((Button) list().getChildrenUnmodifiable().get(rows().indexOf("Backup script")).lookup(".button")).fire());
        assertThat(Fx.call(() -> node("#question").isVisible())).isTrue();
        assertThat(office.with(token).get("/api/v1/unread").status()).isEqualTo(200);
        Fx.run(() -> this.<Button>node("#questionYes").fire());
        Fx.await(() -> !rows().contains("Backup script"));
        assertThat(office.with(token).get("/api/v1/unread").status()).isEqualTo(401);
    }

    @Test
    void anOwnerMakesTokensForBots() {
        Fx.run(() -> {
            ComboBox<Object> whose = node("#whose");
            whose.setValue(whose.getItems().getLast());
        });
        Fx.await(() -> this.<Label>node("#tokensLine").getText().equals("No access tokens yet."));
        make("Every morning");

        String token = Fx.call(() -> this.<TextField>node("#tokenText").getText());
        assertThat(client.tokens().of("weather")).extracting(Answers.TokenInfo::name).containsExactly("Every morning");
        assertThat(office.with(token).get("/api/v1/user/weather/status").status()).isEqualTo(200);

        Fx.run(() -> {
            ComboBox<Object> whose = node("#whose");
            whose.setValue(whose.getItems().getFirst());
        });
        assertThat(Fx.call(() -> node("#tokenMade").isVisible())).isFalse();
        Fx.await(() -> !rows().contains("Every morning"));
    }

    @Test
    void whatCannotBeMadeIsToldAndWhatIsTypedStays() {
        assertThat(Fx.call(() -> this.<Button>node("#tokenMake").isDisabled())).isTrue();
        int port = office.stop();
        Fx.run(() -> this.<TextField>node("#tokenName").setText("Backup script"));
        Fx.run(() -> this.<Button>node("#tokenMake").fire());
        Fx.await(() -> node("#tokenProblem").isVisible());
        assertThat(Fx.call(() -> this.<TextField>node("#tokenName").getText())).isEqualTo("Backup script");
        office.start(port);
    }

    private Parent list() {
        return node("#tokensList");
    }

    private List<String> rows() {
        return list().getChildrenUnmodifiable().stream().map(row -> ((Label) row.lookup(".medium")).getText()).toList();
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }
}
