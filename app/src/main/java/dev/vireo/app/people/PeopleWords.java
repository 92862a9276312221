package dev.vireo.app.people;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.TimeWords;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import dev.vireo.protocol.User;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;

/** Words that these screens share, and what shows them. */
final class PeopleWords {

    private PeopleWords() {
    }

    static String role(OfficeRole role) {
        return texts().get("role." + role.name().toLowerCase(Locale.ROOT));
    }

    static String state(PersonState state) {
        return texts().get("state." + state.key());
    }

    /** When they were last here; empty for a bot that never was, and for whoever is deleted. */
    static String lastSeen(User user, TimeWords times) {
        if (user.deleted()) {
            return "";
        }
        Presence presence = user.presence();
        if (presence != null && presence != Presence.OFFLINE) {
            return texts().get("seen.now");
        }
        Instant last = user.lastSeen();
        return last != null ? times.lastSeen(last) : texts().get("seen.never");
    }

    /** What is to be known at a glance: the role, a bot, whoever has left. */
    static List<Label> chips(User user) {
        Optional<Label> role = user.deleted() ? Optional.empty()
                : Optional.of(chip(role(user.role()), user.role().managesPeople() ? "above" : ""));
        Optional<Label> bot = user.bot() ? Optional.of(chip(texts().get("bot"), "")) : Optional.empty();
        PersonState state = PersonState.of(user);
        Optional<Label> gone = state == PersonState.ACTIVE ? Optional.empty() : Optional.of(chip(state(state), "gone"));
        return Stream.of(role, bot, gone).flatMap(Optional::stream).toList();
    }

    private static Label chip(String words, String style) {
        Label chip = new Label(words);
        chip.getStyleClass().add("chip");
        if (!style.isEmpty()) {
            chip.getStyleClass().add(style);
        }
        chip.setMinWidth(Label.USE_PREF_SIZE);
        return chip;
    }

    /** Offers these, in these words. */
    static <T> void choices(ComboBox<T> box, List<T> all, Function<T, String> words) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T choice) {
                return choice == null ? "" : words.apply(choice);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException(text);
            }
        });
        box.getItems().setAll(all);
    }

    static void say(Label line, String words) {
        line.setText(words);
        shown(line, !words.isEmpty());
    }

    static void shown(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private static Texts texts() {
        return Texts.of(PeopleWords.class);
    }
}
