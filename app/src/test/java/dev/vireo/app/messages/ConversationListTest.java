package dev.vireo.app.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.PulseBadge;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Views;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

final class ConversationListTest {

    private final List<Conversation> opened = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private Stage stage;

    private Parent screen(SampleOffice office) {
        return new Views(Map.of()).load(new ConversationList(office.workspace(), opened::add, () -> opened.add(null),
                Avatars.none(), new BadgeClock(new Motion()), new TimeWords(Clock.systemDefaultZone()))).root();
    }

    private void show(SampleOffice office) {
        stage = Fx.call(() -> {
            Stage made = new Stage();
            made.setScene(new Scene(screen(office), 600, 700));
            made.show();
            return made;
        });
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::close);
        }
    }

    @Test
    void theNewestConversationIsFirstAndAnyMessageMovesItsConversationUp() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        ListView<Conversation> list = list();
        Fx.run(() -> assertThat(list.getItems()).isSortedAccordingTo((one, other) ->
                other.lastMessageProperty().get().time().compareTo(one.lastMessageProperty().get().time())));
        Conversation last = Fx.call(() -> list.getItems().getLast());

        Fx.run(() -> office.receive(last.other().username(), "Here I am"));

        Fx.await(() -> list.getItems().getFirst() == last);
    }

    @Test
    void theBadgeStandsBehindTheNameAndCounts() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        Fx.run(() -> office.receive("rama", "One more"));
        int unread = Fx.call(() -> office.workspace().conversationWith("rama").unread());

        Fx.await(() -> badge("rama").countProperty().get() == unread);
        Fx.await(() -> {
            Node name = badge("rama").getParent().getChildrenUnmodifiable().getFirst();
            return name.getLayoutBounds().getWidth() > 0
                    && badge("rama").getLayoutX() > name.getBoundsInParent().getMaxX();
        });
    }

    @Test
    void aClickOrEnterOpensTheConversation() {
        SampleOffice office = Fx.call(SampleOffice::busy);
        show(office);
        robot.clickOn(badge("rama").getParent());
        Fx.await(() -> opened.size() == 1 && opened.getFirst().other().username().equals("rama"));
        Keys.type(stage.getScene(), KeyCode.ENTER);
        Fx.await(() -> opened.size() == 2);
    }

    @Test
    void anEmptyListLeadsToSomebodyToWriteTo() {
        show(Fx.call(SampleOffice::empty));
        robot.clickOn((Button) stage.getScene().lookup("#choose"));
        Fx.await(() -> opened.size() == 1);
    }

    @Test
    void pictures() {
        Pictures.both("messages", 720, 720, () -> screen(SampleOffice.busy()));
        Pictures.both("messages-narrow", 420, 480, () -> screen(SampleOffice.busy()));
        Pictures.both("messages-empty", 720, 480, () -> screen(SampleOffice.empty()));
        Pictures.both("messages-unreachable", 720, 480, () -> {
            SampleOffice office = SampleOffice.loading();
            office.connection(ConnectionState.OFFLINE);
            return screen(office);
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<Conversation> list() {
        return (ListView<Conversation>) stage.getScene().lookup("#conversations");
    }

    private PulseBadge badge(String username) {
        return Fx.call(() -> list().lookupAll(".list-cell").stream()
                .map(ConversationRow.class::cast)
                .filter(row -> row.getItem() != null && row.getItem().other().username().equals(username))
                .map(row -> (PulseBadge) row.lookup("#badge"))
                .findFirst()
                .orElseThrow());
    }
}
