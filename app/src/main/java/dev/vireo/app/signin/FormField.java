package dev.vireo.app.signin;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A field with its label above and, when something is wrong, what it is below. */
public final class FormField extends VBox {

    private final Label label = new Label();
    private final Label hint = new Label();
    private final Label fault = new Label();
    private TextField input = new TextField();

    /** For FXML. */
    public FormField() {
        getStyleClass().add("field");
        label.getStyleClass().addAll("field-label", "medium", "secondary");
        hint.getStyleClass().addAll("caption", "muted");
        hint.setWrapText(true);
        fault.getStyleClass().addAll("field-fault", "caption", "danger-text");
        fault.setWrapText(true);
        show(fault, "");
        show(hint, "");
        place();
    }

    public String getLabel() {
        return label.getText();
    }

    public void setLabel(String words) {
        label.setText(words);
        input.setAccessibleText(words);
    }

    public String getHint() {
        return hint.getText();
    }

    public void setHint(String words) {
        show(hint, words);
        input.setAccessibleHelp(words);
    }

    public String getPrompt() {
        return input.getPromptText();
    }

    public void setPrompt(String words) {
        input.setPromptText(words);
    }

    /** What is to be found by tests: the input itself. */
    public String getInputId() {
        return input.getId();
    }

    public void setInputId(String id) {
        input.setId(id);
        fault.setId(id + "Fault");
    }

    public boolean isSecret() {
        return input instanceof PasswordField;
    }

    /** To be set before the others: a secret has another control. */
    public void setSecret(boolean secret) {
        input = secret ? new PasswordField() : new TextField();
        place();
    }

    TextField input() {
        return input;
    }

    /** Follows the text and what is wrong with it; a change of the text takes the fault away. */
    void follow(StringProperty text, ObjectProperty<FieldFault> what, Function<FieldFault, String> words) {
        input.textProperty().bindBidirectional(text);
        follow(what, words);
    }

    void follow(ObjectProperty<FieldFault> what, Function<FieldFault, String> words) {
        input.textProperty().addListener(_ -> what.set(FieldFault.NONE));
        what.subscribe(now -> {
            String said = now == FieldFault.NONE ? "" : words.apply(now);
            show(fault, said);
            input.getStyleClass().remove("wrong");
            if (now != FieldFault.NONE) {
                input.getStyleClass().add("wrong");
            }
            show(hint, hint.getText(), now == FieldFault.NONE);
            input.setAccessibleHelp(now == FieldFault.NONE ? hint.getText() : said);
        });
    }

    boolean faulty() {
        return fault.isVisible();
    }

    /** Puts the cursor here, ready to be typed over. */
    void enter() {
        input.requestFocus();
        input.selectAll();
    }

    private void place() {
        label.setLabelFor(input);
        getChildren().setAll(label, input, hint, fault);
    }

    private static void show(Label line, String words) {
        line.setText(words);
        show(line, words, true);
    }

    private static void show(Label line, String words, boolean wanted) {
        line.setVisible(wanted && !words.isEmpty());
        line.setManaged(wanted && !words.isEmpty());
    }
}
