package dev.vireo.app.demo;

import dev.vireo.app.ui.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.application.Platform;

/**
 * Starts the demo office and two clients. With a display they are left open to play with; without one, or with
 * {@code -Ddemo.headless}, they play the story themselves. Exit code 0 if every step happened.
 */
public final class Demo {

    private static final Path PICTURES = Path.of("target", "demo");

    private Demo() {
    }

    public static void main(String[] arguments) throws Exception {
        boolean headless = isHeadless();
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("java.awt.headless", "true");
            System.setProperty("prism.order", "sw");
        }
        Path folder = Files.createTempDirectory("vireo-demo");
        int code = 0;
        try {
            run(headless, folder);
        } catch (Steps.NotHappened e) {
            e.getCause().printStackTrace();
            code = 1;
        } finally {
            delete(folder);
        }
        // What belongs to the JavaFX toolkit does not end by itself.
        System.exit(code);
    }

    private static void run(boolean headless, Path folder) throws InterruptedException {
        Steps steps = new Steps();
        Album album = new Album(PICTURES);
        steps.step("The windows' toolkit starts", () -> Fx.run(() -> Platform.setImplicitExit(false)));
        if (headless) {
            new Beginning(folder, steps, album).play();
        }
        DemoOffice[] office = new DemoOffice[1];
        steps.step("The demo office opens, with forty people and their past", () -> {
            office[0] = DemoOffice.open(folder.resolve("office"));
        });
        try (DemoOffice opened = office[0]) {
            if (headless) {
                new Story(opened, folder, steps, album).play();
                System.out.println("Every step happened. Pictures: " + PICTURES.toAbsolutePath());
            } else {
                leaveOpen(opened, folder);
            }
        }
    }

    /** Two clients to play with, until both are quit. */
    private static void leaveOpen(DemoOffice office, Path folder) throws InterruptedException {
        CountDownLatch quit = new CountDownLatch(2);
        for (String username : new String[] {"shyam", "rama"}) {
            DemoWindow.open(office.address(), username, username.equals("shyam"), office.usernames(), folder.resolve(username),
                    quit::countDown);
        }
        System.out.println("Two windows are open side by side, Shyam's and Rama's. Quit both to end the demo.");
        quit.await();
    }

    /** Asked for with {@code -Ddemo.headless}, or there is no display. */
    private static boolean isHeadless() {
        String asked = System.getProperty("demo.headless", "");
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        boolean noDisplay = linux && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null;
        return asked.equals("true") || noDisplay;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
