package dev.vireo.app.window;

import dev.vireo.app.ui.Texts;
import java.util.List;

/** Asks whoever is signed in, and was invited elsewhere, whether they want to leave their office. FX thread. */
public final class JoinQuestion {

    private JoinQuestion() {
    }

    /** @param office the one to leave */
    public static void ask(QuestionWindow question, String office, Runnable leave) {
        Texts texts = Texts.of(JoinQuestion.class);
        question.ask(texts.get("join.title"), texts.get("join.text", office), List.of(
                new QuestionWindow.Answer("stay", texts.get("join.stay"), "flat", () -> {}),
                new QuestionWindow.Answer("leave", texts.get("join.leave"), "accent", leave)), 0);
    }
}
