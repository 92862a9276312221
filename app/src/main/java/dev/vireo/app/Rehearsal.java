package dev.vireo.app;

import dev.vireo.app.client.ServerClient;
import dev.vireo.app.client.ServerException;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.store.Account;
import dev.vireo.app.store.DataFolder;
import dev.vireo.protocol.Requests;
import dev.vireo.time.Pause;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client with a new office in an empty folder, without a screen: it signs in, opens a chat, sends and receives. A Java runtime that
 * records meanwhile knows afterwards what a client needs, and starts the next one faster. Exits with 0 if everything went well.
 */
public final class Rehearsal {

    private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);
    /** Who hosts the office as well needs much more. */
    private static final String HOSTING = "hosting";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration AGAIN = Duration.ofMillis(30);
    private static final int ATTEMPTS = 3;
    private static final int MESSAGES = 20;
    /** What stands between JavaFX and the windows of a system is another thing without a screen, and is loaded only. */
    private static final List<String> OF_A_SCREEN = List.of("GtkPlatformFactory", "GtkApplication", "GtkWindow", "GtkView", "GtkPixels",
            "GtkTimer", "GtkCursor", "GtkRobot", "GtkClipboard", "GtkSystemClipboard", "GtkDnDClipboard", "GtkCommonDialogs");

    private Rehearsal() {
    }

    /** @param arguments the folder, which need not exist yet, and {@code hosting} if the client is to host the office itself */
    public static void main(String[] arguments) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        Application.launch(Client.class, arguments);
    }

    /** As JavaFX starts it. It is no main class, whose toolkit would begin before {@link #main} has chosen one. */
    public static final class Client extends Application {

        /** For JavaFX. */
        public Client() {
        }

        @Override
        public void start(Stage unused) {
            Platform.setImplicitExit(false);
            Path folder = Path.of(getParameters().getRaw().getFirst());
            boolean hosts = getParameters().getRaw().contains(HOSTING);
            Thread.ofPlatform().name("rehearsal").start(() -> {
                int code = 1;
                try {
                    play(folder, hosts);
                    code = 0;
                } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
                    log.error("The rehearsal broke off", e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                System.exit(code);
            });
        }
    }

    /** A busy computer may be too slow for a client's patience; what it has learned by then makes the next attempt faster. */
    private static void play(Path folder, boolean hosts) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        OF_A_SCREEN.forEach(Rehearsal::load);
        for (int attempt = 1;; attempt++) {
            try {
                Path place = folder.resolve("" + attempt);
                if (hosts) {
                    host(place);
                } else {
                    join(place);
                }
                return;
            } catch (ServerException | TimeoutException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                log.info("Once more: {}", e.getMessage());
            }
        }
    }

    private static void host(Path folder) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        RehearsedOffice.OfficeEntry entry;
        try (DataFolder data = DataFolder.open(folder); LocalOffice office = RehearsedOffice.open(data.office())) {
            entry = RehearsedOffice.found(office);
            keep(data, entry, true);
        }
        visit(folder, entry.rama(), app -> app.home().running().orElseThrow().address());
    }

    private static void join(Path folder) throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Path own = folder.resolve("client");
        try (RehearsedOffice office = RehearsedOffice.start(folder.resolve("office"))) {
            try (DataFolder data = DataFolder.open(own)) {
                keep(data, office.entry(), false);
            }
            visit(own, office.entry().rama(), _ -> office.entry().address());
        }
    }

    private static void keep(DataFolder data, RehearsedOffice.OfficeEntry entry, boolean here) {
        data.keepAccount(new Account(entry.address(), "shyam", "Shyam", entry.shyam(), here));
    }

    private static void visit(Path folder, String token, Function<VireoApp, URI> address)
            throws InterruptedException, ExecutionException, TimeoutException {
        DataFolder data = DataFolder.open(folder);
        try (VireoApp app = onFx(() -> new VireoApp(data, ClientPlatform.plain(), () -> {}))) {
            onFx(() -> {
                app.start();
                return true;
            });
            await(() -> app.session().isPresent() && app.workspace().loadedProperty().get() && app.workspace().person("rama").isPresent());
            try (ServerClient rama = ServerClient.of(onFx(() -> address.apply(app)))) {
                chat(app, rama.signedIn(token));
            }
        }
    }

    private static void chat(VireoApp app, ServerClient rama) throws InterruptedException, ExecutionException, TimeoutException {
        Workspace workspace = app.workspace();
        Conversation conversation = onFx(() -> {
            Conversation with = workspace.conversationWith("rama");
            app.chats().open(with);
            app.session().orElseThrow().chats().send(with, "Good morning, *Rama* :smile:");
            return with;
        });
        await(() -> conversation.lastMessageProperty().get() != null);
        String channel = rama.channels().direct("shyam").id();
        for (int i = 0; i < MESSAGES; i++) {
            String last = rama.messages().send(channel, new Requests.MessageToSend(null, "Number " + i, null, List.of())).id();
            await(() -> conversation.messages().stream().anyMatch(message -> last.equals(message.id())));
        }
        onFx(() -> {
            app.mainWindow().open(workspace.person("rama").orElseThrow());
            app.windows().close();
            return true;
        });
    }

    private static void load(String name) {
        try {
            Class.forName("com.sun.glass.ui.gtk." + name, false, Application.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            log.debug("No {} on this system", name);
        }
    }

    private static void await(Callable<Boolean> condition) throws InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(condition)) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("It did not happen");
            }
            Pause.of(AGAIN);
        }
    }

    private static <T> T onFx(Callable<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
