package dev.vireo.app.demo;

import dev.vireo.app.ClientPlatform;
import dev.vireo.app.client.ServerClient;
import dev.vireo.app.discovery.Neighbourhood;
import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;

/**
 * How an office begins: on one computer Shyam starts it and invites, on another Rama joins with the code and writes. Nothing is
 * prepared but that Vireo is installed. Both are on this computer here, so the office stays on it, and the network on which Rama's client
 * hears it is played.
 */
final class Beginning {

    private static final String PASSWORD = "a quiet bird in the tree";

    private final Path folder;
    private final Steps steps;
    private final Album album;
    private final Effort effort = new Effort();
    private final Neighbourhood network = new Neighbourhood();

    Beginning(Path folder, Steps steps, Album album) {
        this.folder = folder;
        this.steps = steps;
        this.album = album;
    }

    void play() {
        HostScreens host = new HostScreens(folder, steps, album);
        try (Player shyam = Player.open(folder.resolve("first-shyam"), Optional.empty());
                Player rama = Player.open(folder.resolve("first-rama"), Optional.empty(), ClientPlatform.plain().onNetwork(network))) {
            long[] machine = new long[1];
            steps.step("Shyam starts Vireo for the first time, and an office on his computer", () -> timed(machine, () -> start(shyam)));
            take("office-begins", shyam);
            String[] code = new String[1];
            steps.step("Shyam makes an invitation: a code to read aloud, a link, a QR code",
                    () -> timed(machine, () -> code[0] = invite(shyam)));
            album.take("invite-code", shyam.app().theme(), inviting().orElseThrow().getScene());
            steps.step("Rama starts Vireo for the first time and types the code", () -> timed(machine, () -> hear(shyam, rama, code[0])));
            take("invited", rama);
            steps.step("Her client has heard the office of this code on the network, and finds it", () -> timed(machine, () -> find(rama)));
            take("join", rama);
            steps.step("Rama chooses name and password, and is in the office", () -> timed(machine, () -> join(rama)));
            steps.step("Rama writes the first message: from Enter to the badge on her card", () -> {
                shyam.toMain().await(() -> shyam.app().workspace().person("rama").isPresent());
                CompletableFuture<Long> seen = shyam.firstFrame(() -> shyam.onCard("rama") == 1);
                long before = System.nanoTime();
                long pressed = effort.send(rama, "shyam", "I found my way in");
                long shown = seen.join();
                machine[0] += shown - before;
                return shown - pressed;
            });
            take("first-message", shyam);
            System.out.println("     From the first start to the first message: " + effort.words(machine[0]) + ".");
            host.play(shyam);
        }
        host.openElsewhere();
    }

    private static long timed(long[] total, Runnable work) {
        long before = System.nanoTime();
        work.run();
        long took = System.nanoTime() - before;
        total[0] += took;
        return took;
    }

    private void start(Player shyam) {
        Fx.run(shyam.app()::start);
        effort.click(shyam, "#startOffice");
        effort.type(shyam, "#officeName", "Ayodhya");
        effort.type(shyam, "#displayName", "Shyam");
        effort.type(shyam, "#password", PASSWORD);
        effort.click(shyam, "#shared");
        effort.click(shyam, "#submit");
        effort.click(shyam, "#enterOffice");
        shyam.await(() -> shyam.app().session().isPresent() && Effort.shows(shyam.window().getScene(), "#invite"));
    }

    private String invite(Player shyam) {
        effort.click(shyam, "#invite");
        Fx.await(() -> inviting().isPresent());
        Stage window = inviting().orElseThrow();
        effort.click(shyam, window, "#make");
        Fx.await(() -> Effort.shows(window.getScene(), "#code"));
        List<String> groups = Fx.call(() -> window.getScene().lookup("#code").lookupAll(".code-group").stream()
                .map(group -> ((Label) group).getText()).toList());
        return String.join("", groups);
    }

    private void hear(Player shyam, Player rama, String code) {
        ServerClient office = shyam.app().session().orElseThrow().client();
        network.hears(Neighbourhood.office("Ayodhya", office.identity().fingerprint(), office.server()));
        Fx.run(rama.app()::start);
        effort.click(rama, "#joinInvited");
        effort.typeAsHeard(rama, "#invitation", code.toLowerCase(Locale.ROOT));
        rama.await(() -> Effort.shows(rama.window().getScene(), "#codeOffice")
                && !Effort.shows(rama.window().getScene(), "#address"));
    }

    private void find(Player rama) {
        effort.click(rama, "#submit");
        rama.await(() -> Effort.shows(rama.window().getScene(), "#joining"));
    }

    private void join(Player rama) {
        effort.type(rama, "#displayName", "Rama");
        effort.type(rama, "#password", PASSWORD);
        effort.click(rama, "#submit");
        rama.await(() -> rama.app().session().isPresent() && !rama.app().workspace().people().isEmpty());
    }

    private void take(String name, Player player) {
        album.take(name, player.app().theme(), player.window().getScene());
    }

    private static Optional<Stage> inviting() {
        return Fx.call(() -> Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.getScene() != null && window.getScene().lookup("#invitePeople") != null)
                .map(Stage.class::cast).findFirst());
    }

    /** A scene in which something with this id shows. */
    static Optional<Scene> scene(String id) {
        return Fx.call(() -> Window.getWindows().stream().map(Window::getScene)
                .filter(scene -> scene != null && scene.lookup(id) != null).findFirst());
    }
}
