package dev.vireo.app.chat.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ChatMessage;
import dev.vireo.app.state.LoadState;
import dev.vireo.app.state.Talk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

final class RowsTest {

    private static final Instant NOW = Talk.CLOCK.instant();
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private final Talk talk = Talk.empty();

    private static MessageSnapshot look(ChatMessage message) {
        return new MessageSnapshot(message.delivery(), "", message.body(), false, false, List.of(), List.of(), null, null);
    }

    private List<Row> rows(long newAfter) {
        return new Rows(ZoneOffset.UTC, TODAY, newAfter, RowsTest::look).of(talk.conversation().messages(), false, LoadState.IDLE);
    }

    /** "day", "new", or a message with a bracket where a group begins or ends. */
    private List<String> drawn(long newAfter) {
        return rows(newAfter).stream().map(row -> switch (row) {
            case Row.EarlierRow(var state) -> "earlier " + state;
            case Row.DayRow(var date, var _) -> "day " + date;
            case Row.NewMessagesRow() -> "new";
            case Row.RepliesRow(int count) -> count + " replies";
            case Row.MessageRow said -> (said.first() ? "[" : "") + said.message().body() + (said.last() ? "]" : "");
        }).toList();
    }

    @Test
    void bubblesOfOnePersonWithinFiveMinutesAreAGroup() {
        talk.say("rama", "One", NOW.minus(Duration.ofMinutes(20)));
        talk.say("rama", "Two", NOW.minus(Duration.ofMinutes(15)));
        talk.say("rama", "Three", NOW.minus(Duration.ofMinutes(14)));
        talk.say("shyam", "Four", NOW.minus(Duration.ofMinutes(14)));

        assertThat(drawn(Rows.NOTHING_NEW)).containsExactly("day 2026-03-04", "[One", "Two]", "[Three]", "[Four]");
    }

    @Test
    void aDayBeginsWithItsName() {
        talk.say("rama", "Late", NOW.minus(Duration.ofHours(15)));
        talk.say("rama", "Early", NOW.minus(Duration.ofHours(13)));

        assertThat(drawn(Rows.NOTHING_NEW)).containsExactly("day 2026-03-03", "[Late]", "day 2026-03-04", "[Early]");
    }

    /** The server's clock was ahead for a while: numbers give the order, and each day stands over what was written on it. */
    @Test
    void aClockThatWasPutBackLeavesMessagesInTheirOrder() {
        talk.say("rama", "Before", NOW);
        talk.say("rama", "Tomorrow", NOW.plus(Duration.ofDays(1)));
        talk.say("rama", "After", NOW.plus(Duration.ofMinutes(1)));
        talk.say("rama", "An hour ahead", NOW.plus(Duration.ofHours(1)));
        talk.say("rama", "Put back", NOW.plus(Duration.ofMinutes(2)));

        assertThat(drawn(Rows.NOTHING_NEW)).containsExactly("day 2026-03-04", "[Before]", "day 2026-03-05", "[Tomorrow]",
                "day 2026-03-04", "[After]", "[An hour ahead]", "[Put back]");
    }

    @Test
    void theDividerStandsBeforeTheFirstNewMessageOfTheOther() {
        talk.say("rama", "Read", NOW);
        talk.say("shyam", "Mine", NOW);
        talk.say("rama", "New", NOW);
        talk.say("rama", "Newer", NOW);

        assertThat(drawn(1)).containsExactly("day 2026-03-04", "[Read]", "[Mine]", "new", "[New", "Newer]");
    }

    @Test
    void theDividerWaitsUntilTheFirstNewMessageIsLoaded() {
        Talk longTalk = Talk.of(90, 60);

        List<Row> rows = new Rows(ZoneOffset.UTC, TODAY, 30, RowsTest::look).of(longTalk.conversation().messages(), true, LoadState.IDLE);

        assertThat(rows).doesNotContain(new Row.NewMessagesRow());
        assertThat(rows.getFirst()).isEqualTo(new Row.EarlierRow(LoadState.IDLE));
    }

    @Test
    void aNewMessageChangesOnlyTheEndOfTheList() {
        talk.say("rama", "One", NOW.minusSeconds(3));
        talk.say("rama", "Two", NOW.minusSeconds(2));
        ObservableList<Row> shown = FXCollections.observableArrayList(rows(Rows.NOTHING_NEW));
        List<Integer> touched = new ArrayList<>();
        shown.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                touched.add(change.getFrom());
            }
        });

        talk.say("rama", "Three", NOW);
        Rows.apply(shown, rows(Rows.NOTHING_NEW));

        assertThat(shown).isEqualTo(rows(Rows.NOTHING_NEW));
        assertThat(touched).containsExactly(3, 2);
    }

    @Test
    void earlierMessagesAreInsertedWithoutTouchingTheOthers() {
        for (int i = 0; i < 10; i++) {
            talk.say("rama", "Message " + i, NOW.plusSeconds(400L * i));
        }
        List<Row> all = rows(Rows.NOTHING_NEW);
        List<Row> newest = new ArrayList<>(all.subList(6, all.size()));
        newest.addFirst(all.getFirst());
        ObservableList<Row> shown = FXCollections.observableArrayList(newest);
        List<Integer> added = new ArrayList<>();
        shown.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                added.add(change.getAddedSize() - change.getRemovedSize());
            }
        });

        Rows.apply(shown, all);

        assertThat(shown).isEqualTo(all);
        assertThat(added).containsExactly(5);
    }
}
