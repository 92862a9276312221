package dev.vireo.app.ui;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A person's face: their picture, or their initials on the hue that belongs to their username. Tells assistive technology nothing; the name beside it does. */
public final class Avatar extends Region {

    /** Diameter and the size of its initials, in pixels. */
    public enum Size {
        TINY(24, 10), SMALL(32, 12), MEDIUM(40, 15), LARGE(72, 26), HUGE(96, 34);

        private final int diameter;
        private final int font;

        Size(int diameter, int font) {
            this.diameter = diameter;
            this.font = font;
        }

        public int diameter() {
            return diameter;
        }
    }

    static final int HUES = 12;
    /** Pictures are kept at twice their size, for screens at 200 %. */
    private static final int DENSITY = 2;

    private final Avatars avatars;
    private final Size size;
    private final StringProperty displayName = new SimpleStringProperty(this, "displayName", "");
    private final StringProperty hash = new SimpleStringProperty(this, "hash", "");
    private final Label initials = new Label();
    private final Circle picture = new Circle();
    private String username = "";

    public Avatar(Avatars avatars, Size size) {
        this.avatars = avatars;
        this.size = size;
        getStyleClass().add("avatar");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPrefSize(size.diameter, size.diameter);
        setMouseTransparent(true);
        double radius = size.diameter / 2.0;
        setStyle("-fx-background-radius: " + radius + "px");
        picture.setCenterX(radius);
        picture.setCenterY(radius);
        picture.setRadius(radius);
        picture.setManaged(false);
        initials.getStyleClass().add("initials");
        initials.setStyle("-fx-font-size: " + size.font + "px; -fx-alignment: center; -fx-padding: 0");
        initials.setTextOverrun(OverrunStyle.CLIP);
        getChildren().addAll(initials, picture);
        displayName.addListener(_ -> showInitials());
        hash.addListener(_ -> showPicture());
    }

    /** Shows this person from now on, following changes of name and picture. {@code hash} is empty or null while there is no picture. */
    public void follow(String person, ObservableValue<String> name, ObservableValue<@Nullable String> pictureHash) {
        displayName.unbind();
        hash.unbind();
        setPerson(person);
        displayName.bind(name);
        hash.bind(pictureHash.orElse(""));
    }

    /** Shows this person as of now. */
    public void show(String person, String name, @Nullable String pictureHash) {
        displayName.unbind();
        hash.unbind();
        setPerson(person);
        displayName.set(name);
        hash.set(pictureHash == null ? "" : pictureHash);
    }

    private void setPerson(String person) {
        if (username.equals(person)) {
            return;
        }
        username = person;
        getStyleClass().removeIf(style -> style.startsWith("hue-"));
        getStyleClass().add("hue-" + hue(person));
        showInitials();
        showPicture();
    }

    /** Always the same hue for the same username, on every computer. */
    static int hue(String username) {
        int mixed = username.hashCode() * 0x9E3779B9;
        return Math.floorMod(mixed >>> 16, HUES);
    }

    private void showInitials() {
        initials.setText(Initials.of(displayName.get() == null ? "" : displayName.get(), username));
    }

    private void showPicture() {
        picture.setVisible(false);
        String wanted = hash.get();
        if (wanted == null || wanted.isEmpty()) {
            return;
        }
        String asked = username;
        avatars.picture(username, wanted, size.diameter * DENSITY, image -> {
            if (wanted.equals(hash.get()) && asked.equals(username)) {
                fill(image);
            }
        });
    }

    private void fill(Image image) {
        picture.setFill(new ImagePattern(image));
        picture.setVisible(true);
    }

    @Override
    protected void layoutChildren() {
        initials.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
