package dev.vireo.app;

import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Theme;
import dev.vireo.app.ui.View;
import dev.vireo.app.ui.Views;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Asks before the office on this computer ends for everybody; at most once at a time. FX thread. */
final class QuitQuestion {

    /** The office that would end. {@code connected}: display names of the others who are there. */
    record HostedOffice(String name, List<String> connected) {

        /** Empty where nobody else can use the office. */
        static Optional<HostedOffice> of(LocalOffice running, Workspace workspace) {
            List<String> connected = workspace.people().stream()
                    .filter(person -> person.presenceProperty().get() != Presence.OFFLINE).map(Person::displayName).sorted().toList();
            return running.onNetwork() || !connected.isEmpty()
                    ? Optional.of(new HostedOffice(workspace.officeNameProperty().get(), connected)) : Optional.empty();
        }
    }

    private static final int NAMED = 3;

    private final Theme theme;
    private final Texts texts = Texts.of(QuitQuestion.class);
    private @Nullable Stage window;
    private HostedOffice office = new HostedOffice("", List.of());

    @FXML private Label title;
    @FXML private Label text;
    @FXML private Button cancel;
    @FXML private Button keep;
    @FXML private Button quit;

    QuitQuestion(Theme theme) {
        this.theme = theme;
    }

    /**
     * @param hide  keeps the office open without a window; empty where nothing could bring the window back
     * @param ended does what was asked about
     */
    void ask(HostedOffice at, Optional<Runnable> hide, Runnable ended) {
        close();
        office = at;
        View<QuitQuestion> view = new Views(Map.of()).load(this);
        keep.setVisible(hide.isPresent());
        keep.setManaged(hide.isPresent());
        keep.setDefaultButton(hide.isPresent());
        keep.setOnAction(_ -> answered(hide.orElse(() -> {})));
        quit.setOnAction(_ -> answered(ended));
        cancel.setOnAction(_ -> close());
        Stage shown = new Stage();
        shown.setTitle(texts.get("title"));
        shown.getIcons().setAll(SignedIn.icons());
        shown.setResizable(false);
        Scene scene = new Scene(view.root());
        theme.apply(scene);
        shown.setScene(scene);
        shown.setOnHidden(_ -> window = null);
        window = shown;
        shown.show();
        shown.toFront();
        shown.requestFocus();
        (hide.isPresent() ? keep : cancel).requestFocus();
    }

    Optional<Stage> window() {
        return Optional.ofNullable(window);
    }

    void close() {
        if (window != null) {
            window.close();
        }
    }

    @FXML
    private void initialize() {
        Wrapping.whereSafe(title);
        Wrapping.whereSafe(text);
        title.setText(texts.get("quit.title", office.name()));
        text.setText(words());
    }

    private String words() {
        List<String> names = office.connected();
        return switch (names.size()) {
            case 0 -> texts.get("quit.nobody");
            case 1 -> texts.get("quit.one", names.getFirst());
            case 2, NAMED -> texts.get("quit.some", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
            default -> texts.get("quit.many", String.join(", ", names.subList(0, NAMED)), names.size() - NAMED);
        };
    }

    private void answered(Runnable then) {
        close();
        then.run();
    }
}
