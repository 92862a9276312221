package dev.vireo.app.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;

final class ToastsTest {

    private static final Duration LONG = Duration.minutes(5);

    private final FxRobot robot = new FxRobot();
    private final SampleOffice office = Fx.call(SampleOffice::busy);
    private final Theme theme = Fx.call(Theme::new);
    private final List<Optional<Conversation>> clicked = new ArrayList<>();
    private final TextField typing = new TextField();
    private Stage window;
    private Toasts toasts;

    @BeforeEach
    void open() {
        toasts = toasts(LONG);
        Fx.run(() -> {
            window = new Stage();
            window.setScene(new Scene(new VBox(typing), 400, 300));
            theme.apply(window.getScene());
            window.setX(0);
            window.setY(0);
            window.show();
            window.requestFocus();
            typing.requestFocus();
        });
        Fx.await(window::isFocused);
    }

    @AfterEach
    void close() {
        Fx.run(() -> {
            toasts.close();
            window.hide();
        });
    }

    @Test
    void aToastStandsInTheCornerOfTheScreenAndAClickOpensItsChat() {
        show("rama", "Rama", "Are you there?");

        Fx.await(() -> cards().size() == 1);
        Popup popup = Fx.<Popup>call(() -> popup().orElseThrow());
        assertThat(Fx.call(() -> popup.getX() + popup.getWidth())).isEqualTo(1000);
        assertThat(Fx.call(popup::getY)).isZero();

        robot.clickOn(cards().getFirst());

        Fx.await(() -> clicked.equals(List.of(Optional.of(office.conversation("rama")))));
        assertThat(titles()).isEmpty();
    }

    @Test
    void atMostThreeStandTogetherAndTheOldestMakesRoom() {
        show("rama", "Rama", "One");
        show("sita", "Sita", "Two");
        show("lakshman", "Lakshman", "Three");
        show("ahalya.kosala", "Ahalya Kosala", "Four");

        Fx.await(() -> titles().equals(List.of("Sita", "Lakshman", "Ahalya Kosala")));
    }

    @Test
    void moreOfOnePersonRenewsTheirToast() {
        show("rama", "Rama", "One");
        show("sita", "Sita", "Two");
        show("rama", "2 new messages from Rama", "Three");

        Fx.await(() -> titles().equals(List.of("2 new messages from Rama", "Sita")));
    }

    @Test
    void readingTheChatTakesItsToastAway() {
        show("rama", "Rama", "One");
        show("sita", "Sita", "Two");

        Fx.run(() -> toasts.withdraw("rama"));
        assertThat(titles()).containsExactly("Sita");
        Fx.run(() -> toasts.withdraw("sita"));
        assertThat(titles()).isEmpty();
    }

    @Test
    void aToastGoesByItselfButNotFromUnderThePointer() {
        Fx.run(toasts::close);
        toasts = toasts(Duration.millis(400));
        show("rama", "Rama", "One");
        robot.moveTo(cards().getFirst());
        Fx.await(() -> cards().getFirst().getParent().isHover());
        Toasts other = toasts(Duration.millis(900));
        Fx.run(() -> other.show(notice("sita", "Sita", "Two")));
        Fx.await(() -> titles(other).isEmpty());

        assertThat(titles()).containsExactly("Rama");
        robot.moveTo(typing);
        Fx.await(() -> titles().isEmpty());
        Fx.run(other::close);
    }

    @Test
    void theCrossDismissesWithoutOpening() {
        show("rama", "Rama", "One");

        robot.clickOn(cards().getFirst().lookup(".dismiss"));

        Fx.await(() -> titles().isEmpty());
        assertThat(clicked).isEmpty();
    }

    @Test
    void toastsDoNotInterruptTyping() {
        robot.write("Dear ");
        show("rama", "Rama", "One");
        Fx.await(() -> cards().size() == 1);
        robot.write("Sita, \n");

        assertThat(typing.getText()).isEqualTo("Dear Sita, ");
        assertThat(clicked).isEmpty();
    }

    @Test
    void theKeyboardReachesToastsAndComesBack() {
        show("rama", "Rama", "One");
        show("sita", "Sita", "Two");
        Fx.await(() -> cards().size() == 2);

        robot.push(KeyCode.F6);
        Fx.await(() -> cards().getLast().isFocused());
        robot.push(KeyCode.TAB);
        Fx.await(() -> cards().getFirst().isFocused());
        robot.push(KeyCode.DOWN);
        Fx.await(() -> cards().getLast().isFocused());
        robot.push(KeyCode.DELETE);
        Fx.await(() -> titles().equals(List.of("Rama")) && cards().getFirst().isFocused());
        robot.push(KeyCode.ESCAPE);
        robot.write("still here");
        assertThat(typing.getText()).isEqualTo("still here");
        robot.push(KeyCode.F6);
        Fx.await(() -> cards().getFirst().isFocused());
        robot.push(KeyCode.ENTER);

        Fx.await(() -> clicked.equals(List.of(Optional.of(office.conversation("rama")))));
        robot.write("!");
        assertThat(typing.getText()).isEqualTo("still here!");
    }

    @Test
    void aToastSurvivesItsWindow() {
        show("rama", "Rama", "One");
        Fx.await(() -> cards().size() == 1);

        Fx.run(window::hide);

        Fx.await(() -> popup().filter(Popup::isShowing).isPresent());
        assertThat(titles()).containsExactly("Rama");
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void toastsCanBeLookedAtInBothThemes(Theme.Choice choice) {
        Fx.run(() -> theme.choiceProperty().set(choice));
        Fx.run(() -> toasts.show(new Notice(Optional.empty(), "57 new messages in 9 conversations", "")));
        show("rama", "3 new messages from Rama", "Could you look at the second page before noon? I have moved the numbers to the left, so "
                + "that they line up with the words beside them, as Sita asked.");
        show("ahalya.kosala", "Ahalya Kosala", "On it.");
        robot.push(KeyCode.F6);
        Fx.await(() -> cards().size() == 3 && cards().getLast().isFocused() && cards().getLast().getOpacity() == 1);

        Popup popup = Fx.<Popup>call(() -> popup().orElseThrow());
        Pictures.save(popup.getScene().getRoot(), "toasts-" + choice.name().toLowerCase(java.util.Locale.ROOT), 2);
    }

    private Toasts toasts(Duration life) {
        return Fx.call(() -> new Toasts(new Windows(), theme, Avatars.none(), new Motion(), clicked::add, life));
    }

    private void show(String username, String title, String body) {
        Fx.run(() -> toasts.show(notice(username, title, body)));
    }

    private Notice notice(String username, String title, String body) {
        return new Notice(Optional.of(office.conversation(username)), title, body);
    }

    private Optional<Popup> popup() {
        return popup(toasts);
    }

    private static Optional<Popup> popup(Toasts of) {
        return Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(Popup.class::cast)
                .filter(popup -> popup.isShowing() && popup.getContent().contains(of.stack().getParent()))
                .findFirst();
    }

    private List<Node> cards() {
        return Fx.call(() -> popup(toasts).<List<Node>>map(_ -> List.copyOf(toasts.stack().getChildren())).orElse(List.of()));
    }

    private List<String> titles() {
        return titles(toasts);
    }

    private static List<String> titles(Toasts of) {
        return Fx.call(() -> of.stack().getChildren().stream().map(card -> ((Label) card.lookup(".headline")).getText()).toList());
    }

    /** Windows that only need to be there. */
    private final class Windows implements AppWindows {

        @Override
        public void open(Conversation conversation) {
            throw new AssertionError("toasts open through their callback");
        }

        @Override
        public void openVireo() {
            throw new AssertionError("toasts open through their callback");
        }

        @Override
        public void quit() {
            throw new AssertionError("toasts do not quit");
        }

        @Override
        public boolean inView(Conversation conversation) {
            return false;
        }

        @Override
        public Optional<Window> foremost() {
            return Optional.of(window).filter(Window::isShowing).map(Window.class::cast);
        }
    }
}
