package dev.vireo.app.settings;

import dev.vireo.app.failures.FailureTexts;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.ConfirmationDialog;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Access tokens for scripts: one's own, and for owners those of bots. A new one shows once. */
public final class AccessTokensSection {

    private final Workspace workspace;
    private final TokensModel model;
    private final TimeWords times;
    private final Texts texts = Texts.of(AccessTokensSection.class);
    private final ConfirmationDialog question = new ConfirmationDialog(FailureTexts::of);

    @FXML private StackPane accessTokens;
    @FXML private HBox whoseLine;
    @FXML private ComboBox<Person> whose;
    @FXML private VBox tokensList;
    @FXML private Label tokensLine;
    @FXML private HBox tokensFailed;
    @FXML private Button tokensAgain;
    @FXML private VBox tokenMade;
    @FXML private Label tokenMadeWords;
    @FXML private TextField tokenText;
    @FXML private Button tokenCopy;
    @FXML private Button tokenDone;
    @FXML private TextField tokenName;
    @FXML private Button tokenMake;
    @FXML private Label tokenProblem;

    public AccessTokensSection(Workspace workspace, Tokens tokens, TimeWords times) {
        this.workspace = workspace;
        this.times = times;
        this.model = new TokensModel(tokens, workspace.me().username());
    }

    @FXML
    private void initialize() {
        accessTokens.getChildren().add(question);
        showWhose();
        showList();
        showMaking();
        model.load();
    }

    private void showWhose() {
        Person me = workspace.me();
        List<Person> bots = workspace.people().stream().filter(Person::bot).toList();
        shown(whoseLine, me.roleProperty().get() == OfficeRole.OWNER && !bots.isEmpty());
        whose.getItems().setAll(Stream.concat(Stream.of(me), bots.stream()).toList());
        whose.setConverter(new StringConverter<>() {
            @Override
            public String toString(Person person) {
                return person == null ? "" : person == me ? texts.get("tokens.yours") : person.displayName();
            }

            @Override
            public Person fromString(String text) {
                return me;
            }
        });
        whose.setValue(me);
        whose.valueProperty().addListener((_, _, now) -> model.show(now.username()));
    }

    private void showList() {
        model.list().addListener((ListChangeListener<Answers.TokenInfo>) _ -> fill());
        model.stateProperty().subscribe(_ -> fill());
        tokensAgain.setOnAction(_ -> model.load());
    }

    private void fill() {
        tokensList.getChildren().setAll(
                model.list().stream().map(token -> new TokenRow(token, times, () -> askToEnd(token))).toList());
        TokensModel.TokensState state = model.stateProperty().get();
        shown(tokensList, !model.list().isEmpty());
        shown(tokensFailed, state == TokensModel.TokensState.FAILED);
        tokensLine.setText(texts.get(state == TokensModel.TokensState.LOADING ? "tokens.loading" : "tokens.none"));
        shown(tokensLine, model.list().isEmpty() && state != TokensModel.TokensState.FAILED);
    }

    private void askToEnd(Answers.TokenInfo token) {
        question.ask(texts.get("tokens.end.title", token.name()), texts.get("tokens.end.text"), texts.get("tokens.end"),
                () -> model.end(token));
    }

    private void showMaking() {
        tokenName.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() <= Limits.TITLE_LENGTH ? change : null));
        tokenMake.disableProperty().bind(Bindings.createBooleanBinding(
                () -> model.making().runningProperty().get() || tokenName.getText().isBlank(),
                model.making().runningProperty(), tokenName.textProperty()));
        tokenMake.textProperty().bind(model.making().runningProperty().map(
                busy -> texts.get(busy ? "tokens.making" : "tokens.make")));
        tokenMake.setOnAction(_ -> make());
        tokenName.setOnAction(_ -> make());
        model.making().problemProperty().subscribe(words -> {
            tokenProblem.setText(words);
            shown(tokenProblem, !words.isEmpty());
        });
        Wrapping.whereSafe(tokenMadeWords);
        model.madeProperty().subscribe(this::showMade);
        tokenCopy.setOnAction(_ -> copy());
        tokenDone.setOnAction(_ -> {
            model.putAway();
            tokenName.requestFocus();
        });
    }

    private void make() {
        if (!tokenMake.isDisabled()) {
            model.make(tokenName.getText().strip());
        }
    }

    private void showMade(Optional<TokensModel.MadeToken> made) {
        shown(tokenMade, made.isPresent());
        tokenText.setText(made.map(TokensModel.MadeToken::text).orElse(""));
        tokenCopy.setText(texts.get("tokens.copy"));
        made.ifPresent(token -> {
            tokenMadeWords.setText(texts.get("tokens.made", token.name()));
            tokenName.clear();
            tokenCopy.requestFocus();
        });
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(tokenText.getText());
        Clipboard.getSystemClipboard().setContent(content);
        tokenCopy.setText(texts.get("tokens.copied"));
    }

    private static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
