package dev.vireo.app.quit;

import dev.vireo.app.localserver.HostedOffice;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import dev.vireo.app.window.QuestionWindow;
import dev.vireo.app.window.QuestionWindow.Answer;
import dev.vireo.protocol.Presence;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;

/** Asks what becomes of the office on this computer when the client quits. FX thread. */
public final class QuitQuestion {

    /** The office that may end. {@code connected}: display names of the others who are there. */
    public record OfficeAtStake(String name, List<String> connected) {

        /** Empty where nobody else can use the office. */
        public static Optional<OfficeAtStake> of(HostedOffice running, Workspace workspace) {
            List<String> connected = workspace.people().stream()
                    .filter(person -> person.presenceProperty().get() != Presence.OFFLINE).map(Person::displayName).sorted().toList();
            return running.onNetwork() || running.inBackground() || !connected.isEmpty()
                    ? Optional.of(new OfficeAtStake(workspace.officeNameProperty().get(), connected)) : Optional.empty();
        }
    }

    private static final int NAMED = 3;

    private final QuestionWindow question;
    private final Texts texts = Texts.of(QuitQuestion.class);

    /** @param question where it is asked */
    QuitQuestion(QuestionWindow question) {
        this.question = question;
    }

    /**
     * @param keep leaves the office running; told whether to do so from now on without a question
     * @param stop ends the office; told the same
     */
    void ask(OfficeAtStake office, Consumer<Boolean> keep, Consumer<Boolean> stop) {
        CheckBox remember = new CheckBox(texts.get("quit.remember"));
        remember.setId("remember");
        question.ask(texts.get("quit.title", office.name()), words(office.connected()), List.of(
                new Answer("cancel", texts.get("quit.cancel"), "flat", () -> {}),
                new Answer("quit", texts.get("quit.yes"), "danger", () -> stop.accept(remember.isSelected())),
                new Answer("keep", texts.get("quit.keep"), "accent", () -> keep.accept(remember.isSelected()))), 2, remember);
    }

    /**
     * Says that the office could not be left running.
     *
     * @param why  a sentence
     * @param open whether it is open in this client again
     */
    void failed(String why, boolean open, Runnable stop) {
        question.ask(texts.get("quit.failed.title"), texts.get(open ? "quit.failed" : "quit.failed.closed", why), List.of(
                new Answer("cancel", texts.get("quit.cancel"), "flat", () -> {}),
                new Answer("quit", texts.get(open ? "quit.yes" : "quit.closed"), "danger", stop)), 0);
    }

    private String words(List<String> names) {
        return switch (names.size()) {
            case 0 -> texts.get("quit.nobody");
            case 1 -> texts.get("quit.one", names.getFirst());
            case 2, NAMED -> texts.get("quit.some", LocalFormats.list(names.subList(0, names.size() - 1)), names.getLast());
            default -> texts.get("quit.many", LocalFormats.list(names.subList(0, NAMED)), names.size() - NAMED);
        };
    }
}
