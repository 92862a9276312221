package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Emoji in text fields look as they will when sent, in any script, and the keyboard and mouse treat each as one character. */
final class EmojiFieldsTest {

    private static final String TEXT = "Hi 👍🏽 👨‍👩‍👧 there";
    /** How far a colour channel, from 0 to 1, may be off through rounding. */
    private static final double ROUNDING = 0.02;

    private Stage stage;

    @BeforeAll
    static void emojiAreRead() {
        EmojiImage image = Fx.call(() -> new EmojiImage(Emojis.all().of("🎉").orElseThrow(), 20));
        Fx.await(() -> image.getImage() != null);
    }

    @AfterEach
    void close() {
        if (stage != null) {
            Fx.run(stage::close);
        }
    }

    static Stream<Arguments> fields() {
        return Stream.of(Theme.Choice.LIGHT, Theme.Choice.DARK).flatMap(theme -> Stream.of(
                Arguments.of(theme, "field", (Function<String, TextInputControl>) TextField::new),
                Arguments.of(theme, "area", (Function<String, TextInputControl>) EmojiFieldsTest::area)));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void anEmojiIsDrawnAsItsPicture(Theme.Choice theme, String name, Function<String, TextInputControl> make) {
        TextInputControl field = open(theme, make.apply(TEXT));

        assertThat(pictures(field)).hasSize(2);
        assertPainted(field, List.of("👍🏽", "👨‍👩‍👧"));
        Pictures.save(stage, "emoji-" + name + "-" + theme.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, names = {"LIGHT", "DARK"})
    void aSelectedEmojiIsDrawnOnTheHighlight(Theme.Choice theme) {
        TextInputControl field = open(theme, area(TEXT));
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.A);
        Fx.pulse();

        assertPainted(field, List.of("👍🏽", "👨‍👩‍👧"));
        assertThat(Fx.<String>call(field::getSelectedText)).isEqualTo(TEXT);
    }

    @Test
    void textAroundEmojiLeavesRoomForThePictures() {
        for (TextInputControl made : List.of(new TextField(TEXT), area(TEXT))) {
            TextInputControl field = open(Theme.Choice.LIGHT, made);
            List<Bounds> pictures = pictures(field).stream().map(EmojiFieldsTest::inScene).toList();

            assertThat(x(field, 2)).isLessThan(pictures.get(0).getMinX());
            assertThat(x(field, TEXT.indexOf("there")) - pictures.get(1).getMaxX()).isBetween(2.0, 8.0);
            assertThat(x(field, TEXT.indexOf("👨")) - pictures.get(0).getMaxX()).isBetween(2.0, 8.0);
            close();
        }
    }

    @Test
    void theCaretMovesPastAWholeEmoji() {
        TextInputControl field = open(Theme.Choice.LIGHT, area("a👍🏽👨‍👩‍👧🇳🇵1️⃣b"));
        List<Integer> places = new ArrayList<>();
        Fx.run(field::home);
        for (int i = 0; i < 6; i++) {
            Keys.press(stage.getScene(), KeyCode.RIGHT);
            places.add(Fx.call(field::getCaretPosition));
        }

        assertThat(places).containsExactly(1, 5, 13, 17, 20, 21);
    }

    @Test
    void backspaceDeletesAWholeEmojiAndUndoRestoresIt() {
        TextInputControl field = open(Theme.Choice.LIGHT, area("a👍🏽👨‍👩‍👧"));
        Fx.run(field::end);
        Keys.press(stage.getScene(), KeyCode.BACK_SPACE);
        assertThat(text(field)).isEqualTo("a👍🏽");
        Keys.press(stage.getScene(), KeyCode.BACK_SPACE);
        assertThat(text(field)).isEqualTo("a");
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.Z);
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.Z);
        Fx.pulse();

        assertThat(text(field)).isEqualTo("a👍🏽👨‍👩‍👧");
        assertThat(pictures(field)).hasSize(2);
    }

    @Test
    void deleteRemovesAWholeEmoji() {
        TextInputControl field = open(Theme.Choice.LIGHT, new TextField("👨‍👩‍👧b"));
        Fx.run(field::home);
        Keys.press(stage.getScene(), KeyCode.DELETE);

        assertThat(text(field)).isEqualTo("b");
        assertThat(caret(field)).isZero();
    }

    @Test
    void backspaceChangesNothingInAReadOnlyField() {
        TextInputControl field = open(Theme.Choice.LIGHT, new TextField("a🎉"));
        Fx.run(() -> {
            field.setEditable(false);
            field.end();
        });
        Keys.press(stage.getScene(), KeyCode.BACK_SPACE);

        assertThat(text(field)).isEqualTo("a🎉");
    }

    @Test
    void aClickOnEitherHalfOfAnEmojiPutsTheCaretOnThatSide() {
        for (TextInputControl made : List.of(new TextField(TEXT), area(TEXT))) {
            TextInputControl field = open(Theme.Choice.LIGHT, made);
            Bounds family = inScene(pictures(field).get(1));

            click(field, family.getMinX() + 3, family.getCenterY());
            assertThat(caret(field)).isEqualTo(TEXT.indexOf("👨"));
            click(field, family.getMaxX() - 3, family.getCenterY());
            assertThat(caret(field)).isEqualTo(TEXT.indexOf(" there"));
            close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"אבג 🎉 דהו", "אבג ❤ דהו", "سلام 🎉❤️ عليكم"})
    void inRightToLeftTextTheCaretStandsRightOfTheEmojiItPrecedes(String text) {
        for (TextInputControl made : List.of(new TextField(text), area(text))) {
            TextInputControl field = open(Theme.Choice.LIGHT, made);
            Bounds picture = inScene(pictures(field).getFirst());
            TypedText.Place place = TypedText.of(text).emoji().getFirst();

            click(field, picture.getMaxX() - 3, picture.getCenterY());
            Fx.pulse();
            assertThat(caret(field)).isEqualTo(place.from());
            assertThat(caretX(field)).isCloseTo(picture.getMaxX(), within(2.0));
            click(field, picture.getMinX() + 3, picture.getCenterY());
            Fx.pulse();
            assertThat(caret(field)).isEqualTo(place.to());
            close();
        }
    }

    /** In JavaFX 26 they stop where the direction changes for the first time. */
    @ParameterizedTest
    @CsvSource({"ab אבג 🎉 דהו de, true", "ab אבג de, true", "אבג ab 👨‍👩‍👧 דהו, false"})
    void arrowKeysReachTheOtherEndOfTextInBothDirections(String text, boolean leftToRight) {
        for (TextInputControl made : List.of(new TextField(text), area(text))) {
            TextInputControl field = open(Theme.Choice.LIGHT, made);
            Fx.run(field::home);
            int steps = 0;
            for (; caret(field) < text.length() && steps < text.length(); steps++) {
                Keys.press(stage.getScene(), leftToRight ? KeyCode.RIGHT : KeyCode.LEFT);
            }
            assertThat(caret(field)).isEqualTo(text.length());
            for (; caret(field) > 0 && steps > 0; steps--) {
                Keys.press(stage.getScene(), leftToRight ? KeyCode.LEFT : KeyCode.RIGHT);
            }
            assertThat(caret(field)).isZero();
            assertThat(steps).isZero();
            close();
        }
    }

    @Test
    void picturesFollowEdits() {
        TextInputControl field = open(Theme.Choice.LIGHT, area("🎉"));
        double before = inScene(pictures(field).getFirst()).getMinX();
        Fx.run(field::home);
        Keys.write(stage.getScene(), "Well done ");
        Fx.pulse();
        assertThat(inScene(pictures(field).getFirst()).getMinX()).isGreaterThan(before + 50);
        Fx.run(() -> field.setText("Well done"));
        Fx.pulse();
        assertThat(pictures(field)).isEmpty();
        Fx.run(() -> field.setText("Namaste 🇮🇳 all"));
        Fx.pulse();
        assertPainted(field, List.of("🇮🇳"));
    }

    @Test
    void copyingYieldsTheTextAsTyped() {
        TextInputControl field = open(Theme.Choice.LIGHT, area(TEXT));
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.A);
        Keys.press(stage.getScene(), KeyCode.CONTROL, KeyCode.C);

        assertThat(Fx.<String>call(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(TEXT);
    }

    @Test
    void emojiWrapAtTheEndOfALine() {
        TextInputControl field = open(Theme.Choice.LIGHT, area("🎉".repeat(40)));
        List<Bounds> pictures = pictures(field).stream().map(EmojiFieldsTest::inScene).toList();

        assertThat(pictures).hasSize(40);
        assertThat(pictures.stream().map(Bounds::getMinY).distinct()).hasSize(3);
        assertThat(pictures).allMatch(inScene(field)::contains);
        assertThat(IntStream.range(1, 40).filter(i -> pictures.get(i).getMinY() == pictures.get(i - 1).getMinY()))
                .allMatch(i -> pictures.get(i).getMinX() >= pictures.get(i - 1).getMaxX());
    }

    @Test
    void picturesScrollWithTheText() {
        TextArea area = (TextArea) open(Theme.Choice.LIGHT, area("🎉\n".repeat(30)));
        double before = inScene(pictures(area).getFirst()).getMinY();
        Fx.run(() -> area.setScrollTop(34));
        Fx.pulse();
        assertThat(inScene(pictures(area).getFirst()).getMinY()).isCloseTo(before - 34, within(1.0));

        close();
        TextInputControl field = open(Theme.Choice.LIGHT, new TextField("🎉 and so on, ".repeat(10) + "🇮🇳"));
        Fx.run(field::end);
        Fx.pulse();
        Bounds last = inScene(pictures(field).getLast());
        assertThat(inScene(field).contains(last)).isTrue();
        assertThat(inScene(pictures(field).getFirst()).getMaxX()).isLessThan(0);
    }

    /** In text that is shaped, JavaFX on Linux counts a surrogate pair as one character and mixes up runs of several typefaces. */
    @ParameterizedTest
    @MethodSource("shaped")
    void emojiStandInTheRightPlaceInEveryScript(String text, boolean rightToLeft) {
        TextInputControl field = open(Theme.Choice.LIGHT, new TextField(text));
        int emoji = text.indexOf("🎉");
        double before = x(field, emoji - 2);
        double behind = x(field, emoji + 3);
        Bounds picture = inScene(pictures(field).getLast());

        assertPainted(field, TypedText.of(text).emoji().stream().map(place -> place.emoji().text()).toList());
        assertThat(picture.getCenterX()).isBetween(Math.min(before, behind), Math.max(before, behind));
        assertThat(before > behind).isEqualTo(rightToLeft);
    }

    static Stream<Arguments> shaped() {
        return Stream.of(Arguments.of("אבג 🎉 דהו", true), Arguments.of("abc אבג 🎉 דהו def", true), Arguments.of("سلام 🎉 عليكم", true),
                Arguments.of("नमस्ते 🎉 दुनिया", false), Arguments.of("e\u0301 👩🏽‍🚀 e\u0301 🎉 e\u0301", false));
    }

    /** The first word is the longer one, so its side of the picture has more ink. */
    @ParameterizedTest
    @CsvSource({"long 🎉 i, false", "אבגדהו 🎉 י, true", "السلام 🎉 و, true", "🎉 שלום, false", "नमस्ते 🎉 व, false"})
    void textAroundAnEmojiIsPaintedInReadingOrder(String text, boolean firstWordOnTheRight) {
        TextInputControl field = open(Theme.Choice.LIGHT, new TextField(text));
        Fx.run(field::end);
        Fx.pulse();
        Bounds picture = inScene(pictures(field).getFirst());
        Bounds edge = inScene(field);

        int left = ink(edge.getMinX() + 11, picture.getMinX(), picture);
        int right = ink(picture.getMaxX(), edge.getMaxX() - 11, picture);
        assertThat(right > left).as("%d columns of ink on the left, %d on the right", left, right).isEqualTo(firstWordOnTheRight);
    }

    @Test
    void adjacentEmojiFollowTheDirectionOfTheText() {
        TextInputControl field = open(Theme.Choice.LIGHT, new TextField("אבג 🎉❤️🇮🇳 דהו"));
        List<Double> places = pictures(field).stream().map(picture -> inScene(picture).getMinX()).toList();

        assertThat(places.subList(0, 2)).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aPasswordFieldShowsNoEmoji() {
        TextInputControl field = open(Theme.Choice.LIGHT, password("a🎉b"));

        assertThat(pictures(field)).isEmpty();
        assertThat(Fx.<String>call(() -> ((Text) field.lookup(".text")).getText())).doesNotContain("a", "🎉", "b");
    }

    private static TextArea area(String text) {
        TextArea area = new TextArea(text);
        area.setWrapText(true);
        area.setPrefRowCount(4);
        return area;
    }

    private static PasswordField password(String text) {
        PasswordField field = new PasswordField();
        field.setText(text);
        return field;
    }

    private TextInputControl open(Theme.Choice choice, TextInputControl field) {
        Fx.run(() -> {
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            VBox box = new VBox(field);
            box.setStyle("-fx-padding: 12px;");
            Scene scene = new Scene(box, 320, 140);
            theme.apply(scene);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            field.requestFocus();
            field.deselect();
        });
        Fx.pulse();
        Fx.pulse();
        return field;
    }

    private static String text(TextInputControl field) {
        return Fx.call(field::getText);
    }

    private static int caret(TextInputControl field) {
        return Fx.call(field::getCaretPosition);
    }

    private static List<EmojiImage> pictures(Node field) {
        return Fx.call(() -> field.lookupAll(".typed-emoji > *").stream().map(EmojiImage.class::cast).toList());
    }

    private static Bounds inScene(Node node) {
        return Fx.call(() -> node.localToScene(node.getLayoutBounds()));
    }

    /** The left edge of a character, in pixels from the left of the window. */
    private static double x(TextInputControl field, int index) {
        return Fx.call(() -> {
            Text words = (Text) field.lookup(".text");
            Path shape = new Path(words.rangeShape(index, index + 1));
            shape.setFill(Color.BLACK);
            shape.setStroke(null);
            return words.localToScene(shape.getBoundsInLocal()).getMinX();
        });
    }

    /** Where the caret is drawn, in pixels from the left of the window. */
    private static double caretX(TextInputControl field) {
        return Fx.call(() -> {
            Text words = (Text) field.lookup(".text");
            return words.localToScene(((MoveTo) words.getCaretShape()[0]).getX(), 0).getX();
        });
    }

    /** How many columns between these are not all background, at the height of the picture. */
    private int ink(double from, double to, Bounds picture) {
        Image window = Fx.call(() -> stage.getScene().getRoot().snapshot(new SnapshotParameters(), null));
        Color ground = window.getPixelReader().getColor((int) inScene(stage.getScene().lookup(".text-field")).getMaxX() - 8,
                (int) picture.getCenterY());
        return (int) IntStream.range((int) from, (int) to).filter(x -> IntStream.range((int) picture.getMinY(), (int) picture.getMaxY())
                .anyMatch(y -> !window.getPixelReader().getColor(x, y).equals(ground))).count();
    }

    private static void click(TextInputControl field, double x, double y) {
        Fx.run(() -> {
            Node words = field.lookup(field instanceof TextArea ? ".content" : ".text-field");
            Point2D at = words.sceneToLocal(x, y);
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                words.fireEvent(new MouseEvent(type, at.getX(), at.getY(), x, y, MouseButton.PRIMARY, 1, false, false, false, false,
                        type == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, new PickResult(words, x, y)));
            }
        });
    }

    /** The window shows exactly these pictures on their background, with no trace of a character under them. */
    private void assertPainted(TextInputControl field, List<String> emoji) {
        List<EmojiImage> pictures = pictures(field);
        Image window = Fx.call(() -> stage.getScene().getRoot().snapshot(new SnapshotParameters(), null));
        for (int i = 0; i < emoji.size(); i++) {
            Emoji wanted = Emojis.all().of(emoji.get(i)).orElseThrow();
            Bounds place = inScene(pictures.get(i));
            int side = (int) place.getWidth();
            List<Image> drawn = new ArrayList<>();
            Fx.run(() -> EmojiPictures.shared().picture(wanted, side, drawn::add));
            Color ground = window.getPixelReader().getColor((int) place.getMinX() - 1, (int) place.getMinY() + side / 2);
            assertThat(place.getMinX()).isEqualTo(Math.rint(place.getMinX()));
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    Color seen = window.getPixelReader().getColor((int) place.getMinX() + x, (int) place.getMinY() + y);
                    Color picture = drawn.getFirst().getPixelReader().getColor(x, y);
                    Color expected = ground.interpolate(Color.color(picture.getRed(), picture.getGreen(), picture.getBlue()),
                            picture.getOpacity());
                    assertThat(Math.max(Math.abs(seen.getRed() - expected.getRed()), Math.max(Math.abs(seen.getGreen() - expected.getGreen()),
                            Math.abs(seen.getBlue() - expected.getBlue())))).as("%s at %d, %d", emoji.get(i), x, y).isLessThan(ROUNDING);
                }
            }
        }
    }
}
