package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.discovery.Neighbourhood;
import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.LookingState;
import dev.vireo.app.policy.Policy;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.InvitationLink;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.OfficeRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Pictures of every sign-in screen in its states, to be looked at. */
final class SignInPicturesTest {

    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";

    private static final String LINK = new InvitationLink(Door.CODE, List.of("https://192.168.0.5:8080")).text();

    private static final String ARABIC = "مكتب الرسائل في المدينة القديمة قرب النهر والسوق الكبير";

    @Test
    void everyScreenCanBeDrawnInBothThemes() {
        Door before = new Door();
        before.startedHere = true;
        picture("welcome", new Door(), SignIn::welcome, _ -> {});
        picture("welcome-again", before, SignIn::welcome, _ -> {});
        Door laidDown = new Door();
        laidDown.policy = new Policy(Optional.empty(), "https://office.example", Optional.empty(), false, true, Optional.empty(),
                List.of());
        picture("welcome-policy", laidDown, SignIn::welcome, _ -> {});
        laidDown.finding = new CompletableFuture<>();
        picture("welcome-policy-looking", laidDown, SignIn::welcome, root -> press(root, "#presetOffice"));
        Door unreachable = new Door();
        unreachable.startedHere = true;
        unreachable.policy = new Policy(Optional.empty(), "https://" + "a-long-name.".repeat(12) + "example", Optional.empty(), false, true,
                Optional.empty(), List.of());
        unreachable.finding = Door.closed(SignInError.of(SignInError.ErrorKind.UNREACHABLE));
        picture("welcome-policy-unreachable", unreachable, SignIn::welcome, root -> press(root, "#presetOffice"));
        Door preset = new Door();
        preset.policy = new Policy(Optional.empty(), "office.local", Optional.empty(), true, true, Optional.empty(), List.of());
        picture("welcome-preset", preset, SignIn::welcome, _ -> {});
        picture("start", new Door(), SignIn::welcome, root -> press(root, "#startOffice"));
        picture("find", new Door(), SignIn::welcome, root -> press(root, "#joinOffice"));
        picture("enter", new Door(), signIn -> signIn.enter(Door.AYODHYA, "shyam", SignInReason.ENDED), _ -> {});
        picture("enter-deactivated", new Door(), signIn -> signIn.enter(Door.AYODHYA, "shyam", SignInReason.DEACTIVATED), _ -> {});
        picture("reset", new Door(), signIn -> signIn.enter(Door.AYODHYA, "shyam", SignInReason.NONE), root -> press(root, "#haveCode"));
        OfficeAccess.Office arabic = new OfficeAccess.Office(URI.create("http://192.168.0.5:8080"), ARABIC, false);
        picture("enter-arabic", new Door(), signIn -> signIn.enter(arabic, "shyam", SignInReason.SIGNED_OUT), _ -> {});
        picture("opened", new Door(), SignIn::welcome, SignInPicturesTest::start);
        assertThat(Path.of("target/pictures/signin-opened-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    @Test
    void everyStepOfJoiningCanBeDrawnInBothThemes() {
        picture("invited", new Door(), SignIn::welcome, root -> press(root, "#joinInvited"));
        picture("invited-faults", new Door(), SignIn::welcome, root -> {
            press(root, "#joinInvited");
            write(root, "#invitation", "K3QF-9T2M-8XW-0000-1111-2222-3333");
            press(root, "#submit");
        });
        for (SignInError trouble : new SignInError[] {SignInError.of(SignInError.ErrorKind.INVITATION_UNKNOWN),
            SignInError.of(SignInError.ErrorKind.INVITATION_OVER, "This invitation has expired. Ask for a new one."),
            SignInError.of(SignInError.ErrorKind.NOT_ENCRYPTED)}) {
            Door door = new Door();
            door.inviting = Door.closed(trouble);
            picture("invited-" + trouble.kind(), door, signIn -> signIn.invited(LINK), _ -> {});
        }
        Door slow = new Door();
        slow.inviting = new CompletableFuture<>();
        picture("invited-looking", slow, signIn -> signIn.invited(LINK), _ -> {});
        picture("join", new Door(), signIn -> signIn.invited(LINK), root -> write(root, "#displayName", "Lakshman"));
        Door plain = new Door();
        plain.inviting = CompletableFuture.completedFuture(new OfficeAccess.InvitationOffer(
                new OfficeAccess.Office(URI.create("http://192.168.0.5:8080"), SIXTY, false), Door.CODE, OfficeRole.GUEST, SIXTY, false));
        plain.signingIn = Door.closed(SignInError.of(SignInError.ErrorKind.NAME_REFUSED, "This username is taken."));
        picture("join-plain", plain, signIn -> signIn.invited(LINK), root -> {
            write(root, "#displayName", ARABIC);
            write(root, "#username", "lakshman");
            write(root, "#password", "the same for everybody");
            press(root, "#submit");
        });
        assertThat(Path.of("target/pictures/signin-join-plain-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    @Test
    void openingABackupCanBeDrawnInBothThemes() {
        backup("empty", new Door(), false);
        Door slow = new Door();
        slow.looking = new CompletableFuture<>();
        backup("looking", slow, true);
        backup("found", new Door(), true);
        Door longName = new Door();
        longName.looking = CompletableFuture.completedFuture(
                new FoundBackup(Path.of(SIXTY + ".zip"), SIXTY, Instant.parse("2026-11-30T02:10:00Z"), 1, 1, 0));
        backup("found-long", longName, true);
        for (RestoreStep step : new RestoreStep[] {RestoreStep.reading(0.42), RestoreStep.VERIFYING, RestoreStep.OPENING}) {
            Door restoring = new Door();
            restoring.restoring = List.of(step);
            restoring.restored = new CompletableFuture<>();
            backup(step.phase().name(), restoring, true, "#submit");
        }
        for (SignInError.ErrorKind trouble : new SignInError.ErrorKind[] {SignInError.ErrorKind.NOT_A_BACKUP,
            SignInError.ErrorKind.BACKUP_CUT_SHORT, SignInError.ErrorKind.BACKUP_UNREADABLE}) {
            Door door = new Door();
            door.looking = Door.closed(SignInError.of(trouble));
            backup(trouble.name(), door, true);
        }
        for (SignInError trouble : new SignInError[] {SignInError.of(SignInError.ErrorKind.BACKUP_DAMAGED),
            SignInError.of(SignInError.ErrorKind.BACKUP_NEWER, "9.9"), SignInError.of(SignInError.ErrorKind.DISK_FULL),
            SignInError.of(SignInError.ErrorKind.CANNOT_RESTORE, "Vireo can't write to /office.")}) {
            Door door = new Door();
            door.restored = Door.closed(trouble);
            backup(trouble.kind().name(), door, true, "#submit");
        }
        Door taken = new Door();
        taken.startedHere = true;
        backup("taken", taken, false);
        picture("enter-restored", new Door(), signIn -> signIn.enter(Door.AYODHYA, "", SignInReason.RESTORED), _ -> {});
        assertThat(Path.of("target/pictures/signin-nearby-backup-found-dark.png")).isNotEmptyFile();
    }

    private static void backup(String name, Door door, boolean chosen, String... further) {
        nearby("backup-" + name.toLowerCase(Locale.ROOT).replace('_', '-'), door, "#openBackup", root -> {
            if (chosen) {
                press(root, "#choose");
            }
            for (String button : further) {
                press(root, button);
            }
        }, new Neighbourhood(), LookingState.IDLE);
    }

    @Test
    void everyErrorCanBeDrawnInBothThemes() {
        for (SignInError trouble : new SignInError[] {SignInError.of(SignInError.ErrorKind.UNREACHABLE),
            SignInError.of(SignInError.ErrorKind.NOT_VIREO),
            SignInError.of(SignInError.ErrorKind.CERTIFICATE), SignInError.of(SignInError.ErrorKind.NOT_SET_UP)}) {
            Door door = new Door();
            door.finding = Door.closed(trouble);
            picture("find-" + trouble.kind(), door, SignIn::welcome, root -> {
                press(root, "#joinOffice");
                write(root, "#address", "office.local");
                press(root, "#submit");
            });
        }
        for (SignInError trouble : new SignInError[] {SignInError.of(SignInError.ErrorKind.WRONG_PASSWORD),
            SignInError.wait(Duration.ofSeconds(12)),
            SignInError.of(SignInError.ErrorKind.VERSION, "0.9"), SignInError.of(SignInError.ErrorKind.SERVER, "The database is away.")}) {
            Door door = new Door();
            door.signingIn = Door.closed(trouble);
            OfficeAccess.Office office = new OfficeAccess.Office(URI.create("http://192.168.0.5:8080"), SIXTY, false);
            picture("enter-" + trouble.kind(), door, signIn -> signIn.enter(office, "shyam", SignInReason.NONE), root -> {
                write(root, "#password", "the same for everybody");
                press(root, "#submit");
            });
        }
        Door expired = new Door();
        expired.signingIn = Door.closed(SignInError.of(SignInError.ErrorKind.RESET_CODE_ENDED,
                "This code has expired. Ask for a new one."));
        picture("reset-expired", expired, signIn -> signIn.enter(Door.AYODHYA, "shyam", SignInReason.NONE), root -> {
            press(root, "#haveCode");
            write(root, "#resetCode", "7K3M-0Q9X-W2TB-5FGH");
            write(root, "#password", "a lamp beside the river");
            press(root, "#submit");
        });
        Door cannot = new Door();
        cannot.starting = Door.closed(SignInError.of(SignInError.ErrorKind.CANNOT_START, "Another program uses the folder."));
        picture("start-cannot", cannot, SignIn::welcome, SignInPicturesTest::start);
    }

    @Test
    void theOfficesOnTheNetworkCanBeDrawnInBothThemes() {
        FoundOffice ayodhya = Neighbourhood.office("Ayodhya", "https://192.168.0.5:8080");
        nearby("found", new Neighbourhood().hears(ayodhya), LookingState.FOUND);
        nearby("found-many", new Neighbourhood().hears(ayodhya, Neighbourhood.office(SIXTY, "https://[fd00::2]:8443"),
                Neighbourhood.office(ARABIC, "http://10.0.0.7:8080"),
                Neighbourhood.office("अयोध्या की पुरानी कचहरी", "http://10.0.0.8:8080"),
                Neighbourhood.office("<b>Ayodhya</b>", "http://10.0.0.9:8080")), LookingState.FOUND);
        nearby("none", new Neighbourhood(Duration.ZERO), LookingState.NONE);
        nearby("impossible", new Neighbourhood().isNoNetwork(), LookingState.IMPOSSIBLE);
    }

    @Test
    void theOfficeOfACodeCanBeDrawnInBothThemes() {
        FoundOffice ayodhya = Neighbourhood.office("Ayodhya", new KeyFingerprint("00".repeat(32)), URI.create("https://192.168.0.5:8080"));
        Consumer<Parent> code = root -> write(root, "#invitation", Door.CODE.text());
        nearby("invited-offices", "#joinInvited", _ -> {}, new Neighbourhood().hears(ayodhya), LookingState.FOUND);
        nearby("invited-heard", "#joinInvited", code, new Neighbourhood().hears(ayodhya), LookingState.FOUND);
        nearby("invited-heard-long", "#joinInvited", code, new Neighbourhood().hears(Neighbourhood.office(SIXTY,
                new KeyFingerprint("00".repeat(32)), URI.create("https://[fd00:1234:5678:9abc:def0:1234:5678:9abc]:8080"))),
                LookingState.FOUND);
        nearby("invited-searching", "#joinInvited", code, new Neighbourhood(), LookingState.LOOKING);
        nearby("invited-not-heard", "#joinInvited", code, new Neighbourhood(Duration.ZERO), LookingState.NONE);
        nearby("invited-impossible", "#joinInvited", code, new Neighbourhood().isNoNetwork(), LookingState.IMPOSSIBLE);
        Door door = new Door();
        door.inviting = Door.closed(SignInError.of(SignInError.ErrorKind.WRONG_SERVER));
        for (String text : new String[] {Door.CODE.text(), LINK}) {
            nearby(text.equals(LINK) ? "invited-wrong-server" : "invited-nobody", door, "#joinInvited", root -> {
                write(root, "#invitation", text);
                press(root, "#submit");
            }, new Neighbourhood().isNoNetwork(), LookingState.IMPOSSIBLE);
        }
    }

    private static void nearby(String name, Neighbourhood network, LookingState shown) {
        nearby(name, "#joinOffice", _ -> {}, network, shown);
    }

    private static void nearby(String name, String way, Consumer<Parent> story, Neighbourhood network, LookingState shown) {
        nearby(name, new Door(), way, story, network, shown);
    }

    private static void nearby(String name, Door door, String way, Consumer<Parent> story, Neighbourhood network, LookingState shown) {
        for (Theme.Choice choice : new Theme.Choice[] {Theme.Choice.LIGHT, Theme.Choice.DARK}) {
            Stage stage = Fx.call(() -> {
                View<SignIn> view = new Views(Map.of()).load(new SignIn(door, network.offices(),
                        _ -> Optional.of(Path.of("vireo-backup-20261130T021000Z.zip")), door.policy, door.clock, _ -> {}));
                Stage window = new Stage();
                window.setScene(new Scene(view.root(), 760, 680));
                Theme theme = new Theme();
                theme.choiceProperty().set(choice);
                theme.apply(window.getScene());
                window.show();
                view.controller().welcome();
                press(view.root(), way);
                story.accept(view.root());
                return window;
            });
            Fx.await(() -> network.offices().stateProperty().get() == shown);
            Pictures.save(stage, "signin-nearby-" + name + "-" + choice.name().toLowerCase(Locale.ROOT));
            Fx.run(stage::close);
        }
    }

    @Test
    void fieldErrorsAndProgressCanBeDrawnInBothThemes() {
        picture("start-faults", new Door(), SignIn::welcome, root -> {
            press(root, "#startOffice");
            write(root, "#username", "Shyam!");
            write(root, "#password", "short");
            press(root, "#submit");
        });
        Door slow = new Door();
        slow.signingIn = new CompletableFuture<>();
        picture("enter-working", slow, signIn -> signIn.enter(Door.AYODHYA, "shyam", SignInReason.NONE), root -> {
            write(root, "#password", "the same for everybody");
            press(root, "#submit");
        });
    }

    private static void start(Parent root) {
        press(root, "#startOffice");
        write(root, "#officeName", "Ayodhya");
        write(root, "#displayName", "Shyam Sundar");
        write(root, "#password", "the same for everybody");
        press(root, "#submit");
    }

    private static void picture(String name, Door door, Consumer<SignIn> opened, Consumer<Parent> story) {
        picture(name, door, new Neighbourhood(), opened, story);
    }

    private static void picture(String name, Door door, Neighbourhood network, Consumer<SignIn> opened, Consumer<Parent> story) {
        Pictures.both("signin-" + name.toLowerCase(Locale.ROOT).replace('_', '-'), 760, 680, () -> {
            View<SignIn> view = new Views(Map.of()).load(new SignIn(door, network.offices(),
                    _ -> Optional.of(Path.of("vireo-backup-20261130T021000Z.zip")), door.policy, door.clock, _ -> {}));
            opened.accept(view.controller());
            story.accept(view.root());
            return view.root();
        });
    }

    private static void press(Parent root, String button) {
        ((ButtonBase) Found.in(root, button)).fire();
    }

    private static void write(Parent root, String field, String text) {
        ((TextField) Found.in(root, field)).setText(text);
    }
}
