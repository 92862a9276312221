package dev.vireo.app.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.hosting.Hosting.RunningHere;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Presence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

/** Hosting in its states, to be looked at. */
final class HostingPicturesTest {

    @Test
    void everyStateCanBeDrawnInBothThemes() {
        HostComputerStub many = new HostComputerStub();
        many.office = Optional.of(new RunningHere(List.of("https://192.168.1.5:8080",
                "https://a-computer-with-a-very-long-name.in-an-office-with-a-long-domain.somewhere-else.example:18080"), true,
                HostComputerStub.KEY,
                true, true));
        many.devices.putAll(Map.of("rama", 2, "sita", 1));
        picture("many", 1_500, many, Fx.call(SampleOffice::busy), _ -> {});
        picture("question", 760, many, Fx.call(SampleOffice::busy), root -> ((Button) root.lookup("#stop")).fire());
        HostComputerStub alone = new HostComputerStub();
        alone.awakePossible = false;
        alone.office = Optional.of(new RunningHere(List.of(), false, HostComputerStub.KEY, false, false));
        picture("alone", 1_500, alone, Fx.call(SampleOffice::empty), _ -> {});
        HostComputerStub stopped = new HostComputerStub();
        stopped.office = Optional.empty();
        stopped.failure = new IllegalStateException("Port 8080 on 127.0.0.1 is in use or not permitted. Choose another one with --port.");
        picture("stopped", 1_000, stopped, Fx.call(SampleOffice::empty), root -> ((Button) root.lookup("#openAgain")).fire());
        HostComputerStub slow = new HostComputerStub();
        slow.slow = true;
        SampleOffice one = Fx.call(SampleOffice::empty);
        Fx.run(() -> one.add("rama",
                "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma of the new rooms on the other side of the river", "",
                "", Presence.DO_NOT_DISTURB));
        picture("loading", 760, slow, one, _ -> {});
        assertThat(Path.of("target/pictures/hosting-many-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    private static void picture(String name, double height, HostComputerStub computer, SampleOffice office, Consumer<Parent> story) {
        Pictures.both("hosting-" + name, 704, height, () -> {
            View<HostingScreen> view = new Views(Map.of()).load(new HostingScreen(office.workspace(), computer,
                    Optional.empty(), () -> {}));
            return Pictures.after(view.root(), story);
        });
    }
}
