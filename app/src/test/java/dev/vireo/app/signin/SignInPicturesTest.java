package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

/** Every screen on the way in, in its states, to be looked at. */
final class SignInPicturesTest {

    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";

    private static final String ARABIC = "مكتب الرسائل في المدينة القديمة قرب النهر والسوق الكبير";

    @Test
    void everyScreenCanBeDrawnInBothThemes() {
        Door before = new Door();
        before.startedHere = true;
        picture("welcome", new Door(), SignIn::welcome, _ -> {});
        picture("welcome-again", before, SignIn::welcome, _ -> {});
        picture("start", new Door(), SignIn::welcome, root -> press(root, "#startOffice"));
        picture("find", new Door(), SignIn::welcome, root -> press(root, "#joinOffice"));
        picture("enter", new Door(), signIn -> signIn.enter(Door.AYODHYA, "shyam", SignInReason.ENDED), _ -> {});
        OfficeAccess.Office arabic = new OfficeAccess.Office(URI.create("http://192.168.0.5:8080"), ARABIC, false);
        picture("enter-arabic", new Door(), signIn -> signIn.enter(arabic, "shyam", SignInReason.SIGNED_OUT), _ -> {});
        picture("opened", new Door(), SignIn::welcome, SignInPicturesTest::start);
        assertThat(Path.of("target/pictures/signin-opened-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
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
        Door cannot = new Door();
        cannot.starting = Door.closed(SignInError.of(SignInError.ErrorKind.CANNOT_START, "Another program uses the folder."));
        picture("start-cannot", cannot, SignIn::welcome, SignInPicturesTest::start);
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
        Pictures.both("signin-" + name.toLowerCase(Locale.ROOT).replace('_', '-'), 760, 680, () -> {
            View<SignIn> view = new Views(Map.of()).load(new SignIn(door, door.clock, _ -> {}));
            opened.accept(view.controller());
            story.accept(view.root());
            return view.root();
        });
    }

    private static void press(Parent root, String button) {
        ((Button) Found.in(root, button)).fire();
    }

    private static void write(Parent root, String field, String text) {
        ((TextField) Found.in(root, field)).setText(text);
    }
}
