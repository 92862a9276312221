package dev.vireo.app.settings;

import dev.vireo.app.store.Preferences;
import dev.vireo.app.ui.Language;
import dev.vireo.app.ui.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** In which language Vireo speaks. What is chosen here counts from the next start on, which is offered. */
final class LanguageChoice extends VBox {

    private static final String SYSTEM = "";

    private final Texts texts = Texts.of(LanguageChoice.class);
    private final ComboBox<String> languages = new ComboBox<>();
    private final Label words = new Label(texts.get("language.restart"));
    private final Button again = new Button(texts.get("language.restart-now"));
    private final HBox restartLine = new HBox(words, again);

    /** @param restart ends Vireo and starts it again */
    LanguageChoice(Preferences.Saved preferences, Runnable restart) {
        setSpacing(8);
        languages.setId("language");
        languages.getStyleClass().add("language");
        languages.setAccessibleText(texts.get("language"));
        List<String> codes = new ArrayList<>(List.of(SYSTEM));
        Arrays.stream(Language.values()).map(Language::code).forEach(codes::add);
        languages.getItems().setAll(codes);
        languages.setConverter(new StringConverter<>() {
            @Override
            public String toString(String code) {
                return Language.of(code == null ? SYSTEM : code).map(Language::ownName).orElseGet(() -> texts.get("language.system"));
            }

            @Override
            public String fromString(String name) {
                return languages.getValue();
            }
        });
        languages.setValue(Language.of(preferences.get().language()).map(Language::code).orElse(SYSTEM));
        languages.valueProperty().subscribe((_, code) -> {
            preferences.change(now -> now.withLanguage(code));
            offerRestart(code);
        });
        offerRestart(languages.getValue());
        words.getStyleClass().addAll("secondary", "muted");
        words.setWrapText(true);
        again.setId("restartForLanguage");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> restart.run());
        restartLine.setSpacing(8);
        restartLine.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox line = new HBox(new Label(texts.get("language")), spring, languages);
        line.getStyleClass().add("line");
        getChildren().setAll(line, restartLine);
    }

    private void offerRestart(String code) {
        show(restartLine, Language.of(code).orElseGet(Language::ofSystem) != Texts.language());
    }

    private static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
