package dev.vireo.app.settings;

import dev.vireo.app.policy.Policy;
import dev.vireo.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Shows the administrator's policy for this computer, so that nobody looks for a setting that is not theirs. */
final class AdministratorPane extends VBox {

    private final Texts texts = Texts.of(AdministratorPane.class);

    AdministratorPane(Policy policy) {
        setId("administrator");
        getStyleClass().add("section");
        Label title = new Label(texts.get("administrator"));
        title.getStyleClass().add("name");
        getChildren().add(title);
        for (String line : lines(policy)) {
            Label label = new Label(line);
            label.setWrapText(true);
            getChildren().add(label);
        }
        Label explained = new Label(texts.get("administrator.text", policy.file().map(String::valueOf).orElse("")));
        explained.getStyleClass().addAll("secondary", "muted");
        explained.setWrapText(true);
        getChildren().add(explained);
    }

    private List<String> lines(Policy policy) {
        List<String> lines = new ArrayList<>();
        if (!policy.office().isEmpty()) {
            lines.add(texts.get(policy.key().isPresent() ? "administrator.office.key" : "administrator.office", policy.office()));
        }
        if (!policy.hosting()) {
            lines.add(texts.get("administrator.no-hosting"));
        }
        if (!policy.updateChecks()) {
            lines.add(texts.get("administrator.no-updates"));
        }
        policy.startWithSystem().ifPresent(on -> lines.add(texts.get(on ? "administrator.starts" : "administrator.no-start")));
        return lines;
    }
}
