package dev.vireo.app.demo;

import dev.vireo.app.ClientPlatform;
import dev.vireo.app.profile.ChoosePicture;
import dev.vireo.app.state.ThreadSummary;
import dev.vireo.app.story.Player;
import dev.vireo.app.ui.Fx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

/** The first story, played by two clients: Rama writes, a badge pulses on her card in Shyam's window, he opens the chat, it goes out. */
final class Story {

    private static final String QUESTION = "The review is in ten minutes. Shall we go through the cards once more?";
    private static final String ANSWER = "On my way.";
    private static final String BRIDGE = "#bridge";
    private static final String REVIEW = "#cards review";
    private static final String WATER = "Water level falls until Tuesday, then it stays.";
    private static final String CLAP = "\ud83d\udc4f";
    private static final String PICTURE = "Both versions, side by side.";

    private final DemoOffice office;
    private final Path folder;
    private final Steps steps;
    private final Album album;

    Story(DemoOffice office, Path folder, Steps steps, Album album) {
        this.office = office;
        this.folder = folder;
        this.steps = steps;
        this.album = album;
    }

    void play() {
        atTheDoor();
        try (Player shyam = Player.open(folder.resolve("shyam"), Optional.empty());
                Player rama = Player.open(folder.resolve("rama"), Optional.empty())) {
            steps.step("Shyam signs in and sees his colleagues", () -> {
                shyam.enter(office.address(), "shyam", DemoOffice.PASSWORD);
                shyam.await(() -> shyam.onCard("sita") == 3);
            });
            steps.step("Rama signs in", () -> {
                rama.enter(office.address(), "rama", DemoOffice.PASSWORD);
                rama.await(() -> rama.onCard("angada") == 1);
            });
            take("dashboard", shyam);
            try {
                theStory(shyam, rama);
                theChannel(shyam, rama);
                theOwner();
                theOtherScreens(shyam, rama);
            } catch (Steps.NotHappened e) {
                take("not-happened-shyam", shyam);
                take("not-happened-rama", rama);
                throw e;
            }
        }
    }

    /** What somebody sees who starts Vireo for the first time. */
    private void atTheDoor() {
        try (Player visitor = Player.open(folder.resolve("visitor"), Optional.empty())) {
            steps.step("The first run shows its two ways in", () -> {
                Fx.run(visitor.app()::start);
                visitor.await(() -> shows(visitor, "#joinOffice"));
            });
            take("first-run", visitor);
            steps.step("One way starts an office on this computer", () -> {
                visitor.click("#startOffice");
                visitor.await(() -> shows(visitor, "#officeName"));
            });
            take("start-an-office", visitor);
            steps.step("The other joins one by its address", () -> {
                visitor.click("#cancel");
                visitor.await(() -> shows(visitor, "#joinOffice"));
                visitor.click("#joinOffice");
                visitor.await(() -> shows(visitor, "#address"));
                visitor.fill("#address", "127.0.0.1:" + office.address().getPort());
                visitor.click("#submit");
                visitor.await(() -> shows(visitor, "#password"));
            });
            take("sign-in", visitor);
            steps.step("A wrong password is refused with a way out", () -> {
                visitor.fill("#username", "shyam");
                visitor.fill("#password", "not the password");
                visitor.click("#submit");
                visitor.await(() -> shows(visitor, "#troubleTitle"));
            });
            take("sign-in-refused", visitor);
            steps.step("A code of an owner or admin chooses a new one", () -> {
                visitor.click("#haveCode");
                visitor.await(() -> shows(visitor, "#newPassword"));
            });
            take("new-password", visitor);
        }
    }

    private void theStory(Player shyam, Player rama) {
        require("there is no badge on Rama's card", shyam.onCard("rama") == 0);
        int before = shyam.total();
        steps.step("Rama opens her chat with Shyam", () -> rama.openChat("shyam"));
        steps.step("Rama writes: from Enter to the badge on her card in Shyam's window", () -> {
            CompletableFuture<Long> seen = shyam.firstFrame(() -> shyam.onCard("rama") == 1);
            long pressed = rama.send("shyam", QUESTION);
            return seen.join() - pressed;
        });
        take("dashboard-rama-waits", shyam);
        steps.step("Every place of the badge shows the same number", () -> {
            shyam.openProfile("rama").await(() -> shyam.onProfile() == 1);
            take("profile", shyam);
            shyam.press(KeyCode.ESCAPE);
            shyam.search("ram").await(() -> shyam.inSearch("rama") == 1);
            take("search", shyam);
            shyam.leaveSearch();
            shyam.show("messages").await(() -> shyam.inList("rama") == 1);
            require("the title counts one more", shyam.inTitle() == before + 1);
        });
        take("messages", shyam);
        steps.step("Shyam opens the chat: from the click to the badge going out", () -> {
            shyam.show("dashboard");
            CompletableFuture<Long> out = shyam.firstFrame(() -> shyam.total() == before && shyam.onCard("rama") == 0);
            long clicked = System.nanoTime();
            shyam.openChat("rama");
            return out.join() - clicked;
        });
        album.take("chat", shyam.app().theme(), shyam.chat("rama").orElseThrow().getScene());
        steps.step("Rama sees that it was read", () -> rama.await(() -> rama.isRead("shyam", QUESTION)));
        steps.step("Shyam answers: from Enter to the words in Rama's window", () -> {
            CompletableFuture<Long> seen = rama.firstFrame(() -> rama.texts("shyam").contains(ANSWER));
            long pressed = shyam.send("rama", ANSWER);
            return seen.join() - pressed;
        });
        album.take("chat-answered", rama.app().theme(), rama.chat("shyam").orElseThrow().getScene());
    }

    /** The story goes on in a channel. */
    private void theChannel(Player shyam, Player rama) {
        steps.step("Shyam opens a channel from its card: its badge goes out, but for what waits elsewhere", () -> {
            require("somebody mentioned him there", shyam.mentions(BRIDGE) == 1);
            shyam.openChat(BRIDGE).await(() -> shyam.unread(BRIDGE) == 0 && shyam.onCard(BRIDGE) == 0);
        });
        takeChat("channel", shyam, BRIDGE);
        steps.step("Rama replies in a thread: from Enter to the reply in Shyam's window", () -> {
            rama.openChat(BRIDGE).onMessage(BRIDGE, WATER, KeyCode.ENTER);
            CompletableFuture<Long> seen = shyam.firstFrame(() -> replies(shyam) == 3);
            long started = System.nanoTime();
            rama.reply(BRIDGE, "Then we paint it while we wait.");
            return seen.join() - started;
        });
        takeChat("thread", rama, BRIDGE);
        steps.step("Shyam reacts: both see the same", () -> {
            shyam.lookAt(BRIDGE).react(BRIDGE, WATER, CLAP);
            rama.await(() -> rama.message(BRIDGE, WATER).reactions().stream().anyMatch(reaction -> reaction.emoji().equals(CLAP)));
        });
        takeChat("reaction", shyam, BRIDGE);
        steps.step("Shyam sends a picture: from its arrival at the server to Rama's window", () -> {
            shyam.openChat(REVIEW);
            rama.openChat(REVIEW);
            CompletableFuture<Long> seen = rama.firstFrame(() -> rama.conversation(REVIEW).messages().stream()
                    .anyMatch(message -> message.body().equals(PICTURE) && !message.attachments().isEmpty()));
            long started = shyam.lookAt(REVIEW).sendPicture(REVIEW, PICTURE, "both cards.png", Portrait.of("both cards"));
            return seen.join() - started;
        });
        rama.lookAt(REVIEW).await(() -> rama.seesPicture(REVIEW));
        takeChat("picture", rama, REVIEW);
        shyam.closeChat(BRIDGE).closeChat(REVIEW);
        rama.closeChat(BRIDGE).closeChat(REVIEW);
        shyam.show("messages");
        take("channels", shyam);
        steps.step("Shyam searches: from the query to what was found", () -> {
            shyam.findMessages("drawing in:bridge");
        });
        take("search-messages", shyam);
        steps.step("A result leads into the channel's history", () -> {
            shyam.openFirstHit().await(() -> shyam.chat(BRIDGE).isPresent() && shyam.reads(BRIDGE, "drawing"));
        });
        shyam.closeChat(BRIDGE).toMain().press(KeyCode.ESCAPE);
    }

    private static int replies(Player player) {
        ThreadSummary thread = player.message(BRIDGE, WATER).threadProperty().get();
        return thread == null ? 0 : thread.replies();
    }

    private void takeChat(String name, Player player, String conversation) {
        album.take(name, player.app().theme(), player.chat(conversation).orElseThrow().getScene());
    }

    private void theOwner() {
        ChoosePicture portrait = _ -> Optional.of(portrait());
        try (Player owner = Player.open(folder.resolve("owner"), Optional.empty(), ClientPlatform.plain().with(portrait))) {
            steps.step("The owner signs in", () -> owner.enter(office.address(), DemoOffice.OWNER, DemoOffice.PASSWORD));
            new OwnerScreens(owner, steps, album).play();
        }
    }

    private Path portrait() {
        try {
            return Files.write(folder.resolve("bharata.png"), Portrait.of("bharata"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void theOtherScreens(Player shyam, Player rama) {
        steps.step("Sita writes to nobody's window: her badge counts on", () -> {
            office.write("sita", "shyam", "Are you coming as well?");
            shyam.await(() -> shyam.onCard("sita") == 4);
        });
        steps.step("She goes on and on: the badge ends at 99+", () -> {
            for (int i = 1; i <= 100; i++) {
                office.write("sita", "shyam", "Stone " + i + " is in its place.");
            }
            shyam.await(() -> shyam.app().workspace().conversationWith("sita").unreadProperty().get() == 104);
        });
        take("messages-99", shyam);
        steps.step("An empty chat says whom to greet", () -> shyam.openChat("mandodari"));
        album.take("chat-empty", shyam.app().theme(), shyam.chat("mandodari").orElseThrow().getScene());
        shyam.closeChat("mandodari");
        steps.step("The settings open", () -> {
            shyam.toMain().pressControl(KeyCode.COMMA);
            shyam.await(() -> settings().isPresent());
        });
        album.take("settings", shyam.app().theme(), settings().orElseThrow());
        Fx.run(() -> ((Stage) settings().orElseThrow().getWindow()).close());
        steps.step("The office's server stops: both say so and keep what is written", () -> {
            office.stop();
            shyam.toMain().await(() -> shows(shyam, "#lineWords"));
            rama.send("shyam", "Written while the office was away");
        });
        take("offline", shyam);
        steps.step("It starts again: what was written arrives", () -> {
            office.start();
            shyam.await(() -> shyam.texts("rama").contains("Written while the office was away"));
        });
        theOtherKey();
    }

    /** Somebody who knows the office by its key, as colleagues on other computers do. */
    private void theOtherKey() {
        try (Player lakshman = Player.open(folder.resolve("lakshman"), Optional.empty())) {
            steps.step("Lakshman signs in, encrypted", () -> {
                Fx.run(lakshman.app()::start);
                lakshman.await(() -> shows(lakshman, "#joinOffice"));
                lakshman.click("#joinOffice");
                lakshman.await(() -> shows(lakshman, "#address"));
                lakshman.fill("#address", "https://127.0.0.1:" + office.address().getPort());
                lakshman.click("#submit");
                lakshman.await(() -> shows(lakshman, "#password"));
                lakshman.fill("#username", "lakshman");
                lakshman.fill("#password", DemoOffice.PASSWORD);
                lakshman.click("#submit");
                lakshman.await(() -> lakshman.app().session().isPresent() && !lakshman.app().workspace().people().isEmpty());
            });
            new MenuScreens(lakshman, steps, album).show("The words of the key are there to be compared", "menuSettings", "#settings",
                    scene -> {
                        MenuScreens screens = new MenuScreens(lakshman, steps, album);
                        screens.lookAt(scene, "#settings", "#encryption");
                        screens.take("settings-unverified", scene);
                    });
            steps.step("A server with another key answers in its place: nothing goes there", () -> {
                office.stop();
                office.forgetKey();
                office.start();
                lakshman.await(() -> shows(lakshman, "#keyStop"));
            });
            take("key-stop", lakshman);
            steps.step("Removing the office has to be meant", () -> {
                lakshman.click("#keyStopRemove");
                lakshman.await(() -> shows(lakshman, "#questionYes"));
            });
            take("key-stop-remove", lakshman);
        }
    }

    private static void require(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static boolean shows(Player player, String id) {
        return Effort.shows(player.window().getScene(), id);
    }

    private static Optional<Scene> settings() {
        return Beginning.scene("#settings");
    }

    private void take(String name, Player player) {
        album.take(name, player.app().theme(), player.window().getScene());
    }
}
