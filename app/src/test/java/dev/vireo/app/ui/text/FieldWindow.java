package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.app.ui.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.Image;
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

/** For tests: a text field alone in a window. All places are in pixels of the window. */
final class FieldWindow implements AutoCloseable {

    /** The rounding error allowed for a colour channel, from 0 to 1. */
    private static final double ROUNDING = 0.02;

    private final Stage stage;
    private final TextInputControl field;

    private FieldWindow(Stage stage, TextInputControl field) {
        this.stage = stage;
        this.field = field;
    }

    static FieldWindow open(TextInputControl field) {
        return open(Theme.Choice.LIGHT, field);
    }

    static FieldWindow open(Theme.Choice choice, TextInputControl field) {
        FieldWindow window = Fx.call(() -> {
            Theme theme = new Theme();
            theme.choiceProperty().set(choice);
            VBox box = new VBox(field);
            box.setStyle("-fx-padding: 12px;");
            Scene scene = new Scene(box, 320, 140);
            theme.apply(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            field.requestFocus();
            field.deselect();
            return new FieldWindow(stage, field);
        });
        Fx.pulse();
        Fx.pulse();
        return window;
    }

    /** A field of one line and one of several. */
    static List<TextInputControl> bothKinds(String text) {
        return List.of(new TextField(text), area(text));
    }

    static TextArea area(String text) {
        TextArea area = new TextArea(text);
        area.setWrapText(true);
        area.setPrefRowCount(4);
        return area;
    }

    @Override
    public void close() {
        Fx.run(stage::close);
    }

    Stage stage() {
        return stage;
    }

    /** Does something to the field, and returns when its effect is on the screen. */
    void change(Runnable change) {
        Fx.run(change);
        Fx.pulse();
    }

    void press(KeyCode... keys) {
        Keys.press(stage.getScene(), keys);
        Fx.pulse();
    }

    void click(double x, double y) {
        change(() -> {
            Node target = field.lookup(field instanceof TextArea ? ".content" : ".text-field");
            Point2D at = target.sceneToLocal(x, y);
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                target.fireEvent(new MouseEvent(type, at.getX(), at.getY(), x, y, MouseButton.PRIMARY, 1, false, false, false, false,
                        type == MouseEvent.MOUSE_PRESSED, false, false, true, false, true, new PickResult(target, x, y)));
            }
        });
    }

    String text() {
        return Fx.call(field::getText);
    }

    int caret() {
        return Fx.call(field::getCaretPosition);
    }

    Bounds bounds() {
        return inWindow(field);
    }

    /** The bounds of the pictures, in the order of the text. */
    List<Bounds> pictures() {
        return Fx.call(() -> field.lookupAll(".typed-emoji > *").stream().map(FieldWindow::inWindow).toList());
    }

    /** The left edge of a character. */
    double x(int index) {
        return Fx.call(() -> {
            Path shape = new Path(words().rangeShape(index, index + 1));
            shape.setFill(Color.BLACK);
            shape.setStroke(null);
            return words().localToScene(shape.getBoundsInLocal()).getMinX();
        });
    }

    double caretX() {
        return Fx.call(() -> words().localToScene(((MoveTo) words().getCaretShape()[0]).getX(), 0).getX());
    }

    /** The text that is drawn. */
    Text words() {
        return (Text) field.lookup(".text");
    }

    /** The number of columns in this range that are not all background, at the height of the picture. */
    int ink(double from, double to, Bounds picture) {
        Image seen = seen();
        Color background = seen.getPixelReader().getColor((int) bounds().getMaxX() - 8, (int) picture.getCenterY());
        return (int) IntStream.range((int) from, (int) to).filter(x -> IntStream.range((int) picture.getMinY(), (int) picture.getMaxY())
                .anyMatch(y -> !seen.getPixelReader().getColor(x, y).equals(background))).count();
    }

    /** The window shows exactly these pictures on their background, with no trace of a character under them. */
    void assertShows(String... emoji) {
        Image seen = seen();
        List<Bounds> places = pictures();
        assertThat(places).hasSize(emoji.length);
        for (int i = 0; i < emoji.length; i++) {
            assertShows(seen, emoji[i], places.get(i));
        }
    }

    private static void assertShows(Image seen, String emoji, Bounds place) {
        int left = (int) place.getMinX();
        int top = (int) place.getMinY();
        int side = (int) place.getWidth();
        assertThat(place.getMinX()).as("on whole pixels").isEqualTo(left);
        List<Image> picture = new ArrayList<>();
        Fx.run(() -> EmojiPictures.shared().picture(Emojis.all().of(emoji).orElseThrow(), side, picture::add));
        Color background = seen.getPixelReader().getColor(left - 1, top + side / 2);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                Color expected = over(background, picture.getFirst().getPixelReader().getColor(x, y));
                assertThat(difference(seen.getPixelReader().getColor(left + x, top + y), expected))
                        .as("%s at %d, %d", emoji, x, y).isLessThan(ROUNDING);
            }
        }
    }

    private static Color over(Color background, Color colour) {
        return background.interpolate(Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()), colour.getOpacity());
    }

    private static double difference(Color one, Color other) {
        return Math.max(Math.abs(one.getRed() - other.getRed()),
                Math.max(Math.abs(one.getGreen() - other.getGreen()), Math.abs(one.getBlue() - other.getBlue())));
    }

    private Image seen() {
        return Fx.call(() -> stage.getScene().getRoot().snapshot(new SnapshotParameters(), null));
    }

    private static Bounds inWindow(Node node) {
        return Fx.call(() -> node.localToScene(node.getLayoutBounds()));
    }
}
