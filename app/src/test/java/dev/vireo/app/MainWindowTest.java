package dev.vireo.app;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.BadgeClock;
import dev.vireo.app.ui.Motion;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Presence;
import java.time.Clock;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** The frame alone, with plain screens in its places. */
final class MainWindowTest {

    @Test
    void canBeDrawnInBothThemes() {
        for (ConnectionState state : new ConnectionState[] {ConnectionState.LIVE, ConnectionState.POLLING, ConnectionState.OFFLINE}) {
            Pictures.both("frame-" + state.name().toLowerCase(java.util.Locale.ROOT), 1000, 720, () -> window(state).root());
        }
    }

    private static View<MainWindow> window(ConnectionState state) {
        SampleOffice office = SampleOffice.busy();
        ConnectionLine line = new ConnectionLine(new SimpleObjectProperty<>(state), () -> 2, Clock.systemDefaultZone());
        View<MainWindow> view = new Views(Map.of()).load(new MainWindow(office.workspace(), Avatars.none(),
                new BadgeClock(new Motion()), line, new PlainScreens(), new NoActions()));
        view.controller().show(Tab.DASHBOARD);
        return view;
    }

    /** Words where screens would be. */
    private static final class PlainScreens implements Screens {

        private final TextField field = new TextField();

        @Override
        public Parent dashboard() {
            return new StackPane(new Button("dashboard"));
        }

        @Override
        public Parent messages() {
            return new StackPane(new Button("messages"));
        }

        @Override
        public Parent profile(Person person, Runnable close) {
            return new VBox(new Label(person.displayName()), new Button("close"));
        }

        @Override
        public Node search() {
            return field;
        }

        @Override
        public void focusSearch() {
            field.requestFocus();
        }
    }

    private static final class NoActions implements Actions {

        @Override
        public void settings() {
        }

        @Override
        public void availability(Presence availability) {
        }

        @Override
        public void retryNow() {
        }

        @Override
        public void signOut() {
        }

        @Override
        public void quit() {
        }

        @Override
        public void wentTo(Tab tab) {
        }
    }
}
