package dev.vireo.app.ui;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javafx.event.Event;
import javafx.event.EventType;

/** Something needs a day and a time of the person's choice; goes up to whatever can ask for them. */
public final class AskTimeEvent extends Event {

    public static final EventType<AskTimeEvent> ASK_TIME = new EventType<>(Event.ANY, "ASK_TIME");

    private static final long serialVersionUID = 1L;

    private final String title;
    private final String answer;
    private final transient Function<Instant, CompletionStage<?>> then;

    /**
     * @param title  what it is for
     * @param answer what the button that goes ahead says
     * @param then   goes ahead
     */
    public AskTimeEvent(String title, String answer, Function<Instant, CompletionStage<?>> then) {
        super(ASK_TIME);
        this.title = title;
        this.answer = answer;
        this.then = then;
    }

    public String title() {
        return title;
    }

    public String answer() {
        return answer;
    }

    public Function<Instant, CompletionStage<?>> then() {
        return then;
    }
}
