package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Presence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One picture with every part of the kit in it. */
final class GalleryTest {

    private static final List<String> NAMES = List.of("Rama Sharma", "Sita", "Lakshman van der Meer", "श्याम सुंदर", "محمد علي", "王小明",
            "Żaneta Ångström", "Ольга Петрова", "Ελένη Παππά", "김민준", "o'Neil", "Émile Zola");

    @Test
    void everyComponentCanBeDrawnInBothThemes() {
        Pictures.both("kit", 760, 820, GalleryTest::gallery);
        assertThat(Path.of("target/pictures/kit-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    private static Parent gallery() {
        VBox page = new VBox(16, type(), buttons(), fields(), avatars(), dots(), badges());
        page.setPadding(new Insets(24));
        return page;
    }

    private static FlowPane type() {
        FlowPane row = new FlowPane(16, 8);
        for (String style : List.of("display", "title", "name", "body", "secondary", "caption", "muted", "faint", "danger-text",
                "medium")) {
            Label label = new Label("Ag " + style);
            label.getStyleClass().add(style);
            row.getChildren().add(label);
        }
        return row;
    }

    private static HBox buttons() {
        Button disabled = styled(new Button("Disabled"), "accent");
        disabled.setDisable(true);
        Button icon = styled(new Button("", new FontIcon(Feather.MESSAGE_CIRCLE)), "icon-button");
        return new HBox(12, styled(new Button("Sign in"), "accent"), new Button("Cancel"), styled(new Button("Flat"), "flat"),
                styled(new Button("Small"), "small"), styled(new Button("Link"), "link"), disabled, icon,
                styled(new Button("End session"), "danger"));
    }

    private static FlowPane fields() {
        TextField empty = new TextField();
        empty.setPromptText("Search people");
        PasswordField wrong = new PasswordField();
        wrong.setText("password");
        wrong.getStyleClass().add("wrong");
        ChoiceBox<String> choice = new ChoiceBox<>();
        choice.getItems().addAll("System", "Light", "Dark");
        choice.setValue("System");
        CheckBox check = new CheckBox("Reduce motion");
        check.setSelected(true);
        return new FlowPane(12, 12, empty, new TextField("shyam"), wrong, choice, check, new CheckBox("Off"));
    }

    private static FlowPane avatars() {
        FlowPane pane = new FlowPane(8, 8);
        for (String name : NAMES) {
            Avatar avatar = new Avatar(Avatars.none(), Avatar.Size.MEDIUM);
            avatar.show("user" + pane.getChildren().size(), name, null);
            pane.getChildren().add(avatar);
        }
        for (Avatar.Size size : Avatar.Size.values()) {
            Avatar avatar = new Avatar(Avatars.none(), size);
            avatar.show("rama", "Rama Sharma", null);
            pane.getChildren().add(avatar);
        }
        return pane;
    }

    private static HBox dots() {
        HBox row = new HBox(12);
        for (double diameter : new double[] {8, 10, 14, 28}) {
            for (Presence presence : Presence.values()) {
                PresenceDot dot = new PresenceDot(diameter);
                dot.presenceProperty().set(presence);
                row.getChildren().add(dot);
            }
        }
        return row;
    }

    private static VBox badges() {
        BadgeClock clock = new BadgeClock(new Motion());
        VBox rows = new VBox(36);
        rows.setPadding(new Insets(36));
        for (PulseBadge.BadgeSize size : PulseBadge.BadgeSize.values()) {
            HBox row = new HBox(70);
            for (int i = 0; i < 6; i++) {
                PulseBadge badge = new PulseBadge(clock, size);
                badge.countProperty().set(new int[] {1, 3, 8, 12, 99, 100}[i]);
                row.getChildren().add(badge);
            }
            rows.getChildren().add(row);
        }
        return rows;
    }

    private static Button styled(Button button, String style) {
        button.getStyleClass().add(style);
        return button;
    }
}
