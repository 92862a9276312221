package dev.vireo.app.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The lines of emoji that a picker offers, and the chosen one. FX thread. */
final class EmojiChoices {

    static final int COLUMNS = EmojiHabits.PER_LINE;
    static final String RECENT = "recent";
    private static final String FOUND = "found";
    private static final int MAX_FOUND = 12 * COLUMNS;
    private static final int TONES = 5;

    /** A line of the picker. */
    sealed interface Line {

        /** @param key of its words */
        record Heading(String key) implements Line {
        }

        record EmojiRow(List<Emoji> emoji) implements Line {
        }
    }

    /** @param line its place among the lines */
    record GridPosition(int line, int column) {
    }

    private final EmojiHabits habits;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable GridPosition> chosen = new ReadOnlyObjectWrapper<>();

    EmojiChoices(EmojiHabits habits) {
        this.habits = habits;
        search("");
    }

    ObservableList<Line> lines() {
        return lines;
    }

    ReadOnlyObjectProperty<@Nullable GridPosition> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Shows what was searched for; everything, if that is nothing. The first one is chosen. */
    void search(String typed) {
        List<Line> now = new ArrayList<>();
        if (typed.isBlank()) {
            add(RECENT, habits.recent().stream().flatMap(text -> Emojis.all().of(text).stream()).toList(), now);
            Emojis.all().categories().forEach(category -> add(category.key(), category.emoji().stream().map(this::toned).toList(), now));
        } else {
            add(FOUND, Emojis.all().search(typed, MAX_FOUND).stream().map(this::toned).toList(), now);
        }
        chosen.set(null);
        lines.setAll(now);
        chosen.set(now.isEmpty() ? null : new GridPosition(1, 0));
    }

    void tone(int tone, String typed) {
        habits.keepTone(tone);
        GridPosition before = chosen.get();
        search(typed);
        chosen.set(before);
    }

    int tone() {
        return habits.tone();
    }

    Optional<Emoji> at(@Nullable GridPosition place) {
        return place != null && place.line < lines.size() && lines.get(place.line) instanceof Line.EmojiRow(var emoji)
                && place.column < emoji.size()
                        ? Optional.of(emoji.get(place.column)) : Optional.empty();
    }

    void choose(GridPosition place) {
        if (at(place).isPresent()) {
            chosen.set(place);
        }
    }

    /** To the one before or after. */
    void sideways(int step) {
        GridPosition now = chosen.get();
        if (now == null) {
            return;
        }
        GridPosition next = new GridPosition(now.line, now.column + step);
        if (at(next).isPresent()) {
            chosen.set(next);
        } else {
            int line = row(now.line, step);
            if (line >= 0) {
                chosen.set(new GridPosition(line, step > 0 ? 0 : width(line) - 1));
            }
        }
    }

    /** Moves down by a number of lines, or up if negative, as far as there are any. */
    void down(int steps) {
        GridPosition now = chosen.get();
        for (int i = 0; now != null && i < Math.abs(steps); i++) {
            int line = row(now.line, steps);
            now = line < 0 ? now : new GridPosition(line, now.column);
        }
        if (now != null) {
            chosen.set(new GridPosition(now.line, Math.min(now.column, width(now.line) - 1)));
        }
    }

    /** To the first one under this heading. Returns the heading's place among the lines, -1 if there is none. */
    int toHeading(String key) {
        int line = lines.indexOf(new Line.Heading(key));
        if (line >= 0) {
            chosen.set(new GridPosition(line + 1, 0));
        }
        return line;
    }

    private int row(int from, int direction) {
        int step = direction < 0 ? -1 : 1;
        for (int line = from + step; line >= 0 && line < lines.size(); line += step) {
            if (lines.get(line) instanceof Line.EmojiRow) {
                return line;
            }
        }
        return -1;
    }

    private int width(int line) {
        return lines.get(line) instanceof Line.EmojiRow(var emoji) ? emoji.size() : 0;
    }

    private Emoji toned(Emoji emoji) {
        int tone = habits.tone();
        return tone > 0 && emoji.skins().size() == TONES ? emoji.skins().get(tone - 1) : emoji;
    }

    private static void add(String heading, List<Emoji> emoji, List<Line> into) {
        if (!emoji.isEmpty()) {
            into.add(new Line.Heading(heading));
            for (int i = 0; i < emoji.size(); i += COLUMNS) {
                into.add(new Line.EmojiRow(emoji.subList(i, Math.min(i + COLUMNS, emoji.size()))));
            }
        }
    }
}
