package dev.vireo.app;

import dev.vireo.app.QuestionWindow.Answer;
import dev.vireo.app.localserver.LocalOffice;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Texts;
import dev.vireo.protocol.Presence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks before the office on this computer ends for everybody. FX thread. */
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

    private final QuestionWindow question;
    private final Texts texts = Texts.of(QuitQuestion.class);

    /** @param question where it is asked */
    QuitQuestion(QuestionWindow question) {
        this.question = question;
    }

    /**
     * @param hide  keeps the office open without a window; empty where nothing could bring the window back
     * @param ended does what was asked about
     */
    void ask(HostedOffice office, Optional<Runnable> hide, Runnable ended) {
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer("cancel", texts.get("quit.cancel"), "flat", () -> {}));
        hide.ifPresent(hidden -> answers.add(new Answer("keep", texts.get("quit.keep"), "", hidden)));
        answers.add(new Answer("quit", texts.get("quit.yes"), "danger", ended));
        question.ask(texts.get("quit.title", office.name()), words(office.connected()), answers, hide.isPresent() ? 1 : 0);
    }

    private String words(List<String> names) {
        return switch (names.size()) {
            case 0 -> texts.get("quit.nobody");
            case 1 -> texts.get("quit.one", names.getFirst());
            case 2, NAMED -> texts.get("quit.some", String.join(", ", names.subList(0, names.size() - 1)), names.getLast());
            default -> texts.get("quit.many", String.join(", ", names.subList(0, NAMED)), names.size() - NAMED);
        };
    }
}
