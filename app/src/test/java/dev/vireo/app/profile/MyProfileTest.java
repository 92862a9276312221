package dev.vireo.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.SampleProfile;
import dev.vireo.app.state.SampleStatus;
import dev.vireo.app.ui.Avatars;
import dev.vireo.app.ui.Background;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.text.EmojiHabits;
import dev.vireo.picture.Bitmap;
import dev.vireo.picture.Picture;
import dev.vireo.protocol.OfficeRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own profile in a window. */
final class MyProfileTest {

    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";

    /** A Tuesday. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneId.of("Asia/Kolkata"));
    private static final Background AT_ONCE = new Background(Runnable::run, Runnable::run);
    private static final int GREEN = 0xff00aa00;
    private static final int BLUE = 0xff0000aa;
    private static final int RED = 0xffaa0000;

    @TempDir private Path disk;

    private Path chosen = Path.of("shyam.png");
    private SampleProfile own = new SampleProfile();
    private SampleOffice office;
    private View<MyProfile> view;
    private Stage stage;
    private boolean left;

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::close);
        }
    }

    @Test
    void everyStateCanBeDrawnInBothThemes() {
        draw("my-profile", 704, 780, OfficeRole.OWNER, _ -> {});
        draw("my-profile-member", 704, 780, OfficeRole.MEMBER, root -> type(root, "#statusField", "On the bridge until four"));
        draw("my-profile-long", 600, 780, OfficeRole.OWNER, root -> {
            type(root, "#nameField", SIXTY);
            type(root, "#titleField", "Head of planks, ropes and everything that floats to the island");
            type(root, "#departmentField", "Bridges");
            type(root, "#statusField", "सेतु पर ".repeat(12).strip());
        });
        draw("my-profile-status", 704, 780, OfficeRole.MEMBER,
                root -> type(root, "#statusField", "सेतुनिर्माणकार्यव्यस्तोऽस्मि सायंकालपर्यन्तम् अनुपलब्धः भविष्यामि"));
        draw("my-profile-set", 704, 780, OfficeRole.MEMBER, root -> {
            SampleStatus.hear(office, office.workspace().me(), "\ud83c\udfaf", SIXTY + " " + SIXTY, Instant.parse("2026-03-10T12:30:00Z"));
            this.<ComboBox<?>>in(root, "#end").getSelectionModel().selectLast();
        });
        draw("my-profile-refused", 704, 780, OfficeRole.MEMBER, root -> {
            type(root, "#nameField", "Rama");
            this.<Button>in(root, "#save").fire();
            own.refuse("name Rama", "This name looks like Rama’s. Choose one that can’t be mistaken for it.");
        });
        draw("my-profile-offline", 704, 780, OfficeRole.MEMBER, _ -> office.connection(ConnectionState.OFFLINE));
        draw("my-profile-leave", 704, 780, OfficeRole.MEMBER, root -> {
            type(root, "#statusField", "On the bridge");
            view.controller().leave(() -> {});
        });
        draw("my-profile-password", 704, 1100, OfficeRole.MEMBER, root -> {
            this.<Button>in(root, "#changePassword").fire();
            this.<PasswordField>in(root, "#currentPassword").setText("the one before");
            this.<PasswordField>in(root, "#chosenPassword").setText("lamp by");
        });
    }

    @Test
    void whatIsTypedShowsOnTheCardBeforeItIsSaved() {
        open(OfficeRole.OWNER);
        type("#nameField", "Shyam of the flute");
        type("#titleField", "Host");
        type("#departmentField", "Music");
        assertThat(text("#cardName")).isEqualTo("Shyam of the flute");
        assertThat(text("#cardWork")).isEqualTo("Host · Music");
        type("#statusField", "Playing");
        assertThat(text("#cardStatus")).isEqualTo("Playing");
        type("#nameField", "  ");
        assertThat(text("#cardName")).isEqualTo("Shyam");
        assertThat(own.asked).isEmpty();
    }

    @Test
    void whatIsRefusedIsSaidBesideItsFieldAndTheRestIsSaved() {
        open(OfficeRole.OWNER);
        type("#nameField", "Rama");
        type("#titleField", "On the bridge");
        press("#save");
        assertThat(own.asked).containsExactly("name Rama", "title On the bridge");
        assertThat(disabled("#save")).isTrue();

        Fx.run(() -> own.refuse("name Rama", "This name is taken."));

        assertThat(text("#nameProblem")).isEqualTo("This name is taken.");
        assertThat(shown("#titleProblem")).isFalse();
        assertThat(shown("#saved")).isFalse();
        assertThat(disabled("#save")).isFalse();
        type("#nameField", "Rama of the river");
        assertThat(shown("#nameProblem")).isFalse();
        press("#save");
        Fx.run(own::accept);
        assertThat(own.asked).as("the title is not saved again").hasSize(3).last().isEqualTo("name Rama of the river");
        assertThat(shown("#saved")).isTrue();
        type("#titleField", "Back");
        assertThat(shown("#saved")).isFalse();
    }

    @Test
    void membersReadTheirTitleAndDepartmentAndAreToldWhoSetsThem() {
        open(OfficeRole.MEMBER);
        assertThat(disabled("#titleField")).isTrue();
        assertThat(disabled("#departmentField")).isTrue();
        assertThat(text("#titleReason")).isEqualTo("An owner or admin sets this.");

        Fx.run(() -> office.myRole(OfficeRole.ADMIN));
        assertThat(disabled("#titleField")).isFalse();
        assertThat(shown("#titleReason")).isFalse();
        type("#titleField", "Captain");
        Fx.run(() -> office.myRole(OfficeRole.MEMBER));
        assertThat(disabled("#save")).as("nothing is left that could be saved").isTrue();
    }

    @Test
    void leavingAsksFirstWhereSomethingIsNotSaved() {
        open(OfficeRole.MEMBER);
        type("#statusField", "On the bridge");
        Fx.run(() -> view.controller().leave(() -> left = true));
        assertThat(left).isFalse();
        press("#questionNo");
        assertThat(left).isFalse();
        assertThat(Fx.<String>call(() -> this.<TextField>node("#statusField").getText())).isEqualTo("On the bridge");

        Fx.run(() -> view.controller().leave(() -> left = true));
        press("#questionYes");
        assertThat(left).isTrue();
        assertThat(own.asked).isEmpty();
    }

    @Test
    void leavingAsksNobodyWhoHasSavedOrUndoneAll() {
        open(OfficeRole.MEMBER);
        type("#statusField", "On the bridge");
        press("#setStatus");
        Fx.run(own::accept);
        // The office has not said it yet.
        assertThat(Fx.<String>call(() -> office.workspace().me().statusTextProperty().get())).isNotEqualTo("On the bridge");
        Fx.run(() -> view.controller().leave(() -> left = true));
        assertThat(left).isTrue();

        left = false;
        type("#nameField", "Away");
        press("#undo");
        Fx.run(() -> view.controller().leave(() -> left = true));
        assertThat(left).isTrue();
    }

    @Test
    void theMiddleOfAPictureIsProposedAndShownBeforeItIsSaved() throws IOException {
        open(OfficeRole.MEMBER);
        choose(flag());
        assertThat(own.asked).isEmpty();
        assertThat(focused()).isEqualTo("crop");
        Fx.run(() -> Pictures.save(stage, "my-profile-crop"));
        press(KeyCode.ENTER);
        assertThat(own.asked).containsExactly("picture");
        assertThat(colours(own.pictures.getFirst())).containsExactly(BLUE);

        Fx.run(() -> own.refuse(new IllegalStateException("The office doesn\u2019t take pictures today.")));
        assertThat(shown("#question")).as("it can be tried again").isTrue();
        press("#questionYes");
        Fx.run(own::accept);
        assertThat(shown("#question")).isFalse();
        assertThat(focused()).isEqualTo("changePicture");
    }

    @Test
    void anotherPartIsChosenByKeyboardAndByMouse() throws IOException {
        open(OfficeRole.MEMBER);
        choose(flag());
        for (int i = 0; i < 21; i++) {
            press(KeyCode.RIGHT);
        }
        press(KeyCode.TAB);
        assertThat(focused()).isEqualTo("cropZoom");
        press("#questionYes");
        assertThat(colours(own.pictures.getLast())).containsExactly(RED);
        Fx.run(own::accept);

        choose(flag());
        Fx.run(() -> {
            drag(MouseEvent.MOUSE_PRESSED, 10);
            drag(MouseEvent.MOUSE_DRAGGED, 140);
            drag(MouseEvent.MOUSE_DRAGGED, 310);
        });
        press(KeyCode.ENTER);
        assertThat(colours(own.pictures.getLast())).as("the picture is pulled to the right").containsExactly(GREEN);
    }

    @Test
    void aPictureThatCannotBeReadIsRefusedInWordsAndOneLookedAtMayBeLeft() throws IOException {
        open(OfficeRole.MEMBER);
        choose(Files.writeString(disk.resolve("no picture.png"), "no picture"));
        assertThat(text("#pictureProblem")).isEqualTo("Couldn\u2019t read this picture. Choose another one.");
        assertThat(disabled("#changePicture")).isFalse();
        choose(disk.resolve("gone.png"));
        assertThat(text("#pictureProblem")).isEqualTo("Couldn\u2019t read this picture. Choose another one.");
        choose(flag());
        assertThat(shown("#pictureProblem")).isFalse();
        press(KeyCode.ESCAPE);
        assertThat(shown("#question")).isFalse();
        assertThat(own.asked).isEmpty();
    }

    /** Green, blue and red, side by side. */
    private Path flag() throws IOException {
        int[] pixels = new int[300 * 100];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = List.of(GREEN, BLUE, RED).get(i % 300 / 100);
        }
        return Files.write(disk.resolve("shyam.png"), new Bitmap(300, 100, pixels).png());
    }

    private void choose(Path file) {
        chosen = file;
        Fx.run(node("#changePicture")::requestFocus);
        press(KeyCode.SPACE);
    }

    private void drag(EventType<MouseEvent> type, double x) {
        Event.fireEvent(node("#crop"), new MouseEvent(type, x, 50, x, 50, MouseButton.PRIMARY, 1, false, false, false, false, true, false,
                false, true, false, true, null));
    }

    private static Set<Integer> colours(byte[] png) {
        return Arrays.stream(Picture.of(png).within(Integer.MAX_VALUE).argb()).boxed().collect(Collectors.toSet());
    }

    @Test
    void aPictureIsRemovedAfterAQuestion() {
        open(OfficeRole.MEMBER);
        assertThat(shown("#removePicture")).isFalse();
        Fx.run(() -> office.myPicture("a1"));
        assertThat(shown("#removePicture")).isTrue();
        press("#removePicture");
        assertThat(own.asked).isEmpty();
        press("#questionYes");
        assertThat(own.asked).containsExactly("no picture");
        Fx.run(() -> {
            own.accept();
            office.myPicture(null);
        });
        assertThat(shown("#removePicture")).isFalse();
        assertThat(shown("#question")).isFalse();
    }

    @Test
    void availabilityIsOneClickAndFollowsTheOffice() {
        open(OfficeRole.MEMBER);
        Fx.run(() -> stage.getScene().getRoot().lookupAll(".toggle-button").stream().map(ToggleButton.class::cast)
                .filter(each -> each.getText().equals("Do not disturb")).findFirst().orElseThrow().fire());
        assertThat(own.asked).containsExactly("availability DO_NOT_DISTURB");
        assertThat(text("#cardPresenceWords")).isEqualTo("Online");
    }

    @Test
    void nothingCanBeChangedOffline() {
        open(OfficeRole.MEMBER);
        type("#nameField", "On the bridge");
        Fx.run(() -> office.connection(ConnectionState.OFFLINE));
        assertThat(shown("#offline")).isTrue();
        assertThat(List.of(disabled("#save"), disabled("#changePicture"), disabled("#changePassword"), disabled("#statusField")))
                .containsOnly(true);
        Fx.run(() -> office.connection(ConnectionState.LIVE));
        assertThat(shown("#offline")).isFalse();
        assertThat(disabled("#save")).as("what was typed is still there").isFalse();
    }

    private void open(OfficeRole role) {
        stage = Fx.call(() -> {
            Stage opened = new Stage();
            opened.setScene(new Scene(root(role), 704, 780));
            new Theme().apply(opened.getScene());
            opened.show();
            view.controller().focus();
            return opened;
        });
    }

    private Parent root(OfficeRole role) {
        own = new SampleProfile();
        office = SampleOffice.busy();
        office.myRole(role);
        view = new Views(Map.of()).load(new MyProfile(office.workspace(), own, _ -> Optional.of(chosen), Avatars.none(), AT_ONCE,
                new Views(Map.of()).load(new ChangePassword(own, List.of("shyam", "Shyam", "Ayodhya"))),
                new StatusSection(office.workspace().me(), own, EmojiHabits.forgotten(), new TimeWords(CLOCK))));
        return view.root();
    }

    private void draw(String name, int width, int height, OfficeRole role, Consumer<Parent> story) {
        Pictures.both(name, width, height, () -> {
            Parent root = root(role);
            story.accept(root);
            return root;
        });
    }

    private void type(Parent root, String selector, String words) {
        this.<TextField>in(root, selector).setText(words);
    }

    private void type(String selector, String words) {
        Fx.run(() -> this.<TextField>node(selector).setText(words));
    }

    private void press(KeyCode key) {
        Keys.press(stage.getScene(), key);
    }

    private String focused() {
        return Fx.call(() -> String.valueOf(stage.getScene().getFocusOwner().getId()));
    }

    private void press(String selector) {
        Fx.run(() -> this.<Button>node(selector).fire());
    }

    private boolean disabled(String selector) {
        return Fx.call(() -> node(selector).isDisabled());
    }

    private boolean shown(String selector) {
        return Fx.call(() -> node(selector).isVisible());
    }

    private String text(String selector) {
        return Fx.call(() -> this.<Label>node(selector).getText());
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T node(String selector) {
        return (T) stage.getScene().getRoot().lookup(selector);
    }

    /** In a screen that no window has shown yet. */
    @SuppressWarnings("unchecked")
    private <T extends Node> T in(Parent root, String selector) {
        return (T) ((ScrollPane) root.getChildrenUnmodifiable().getFirst()).getContent().lookup(selector);
    }
}
