package dev.vireo.app.chat.list;

import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import java.util.List;

/** Names in a sentence. */
final class NameList {

    private NameList() {
    }

    /** "Rama", "Rama and Sita", "Rama, Sita and 3 others"; at most so many by name. */
    static String of(List<String> names, int most, Texts texts) {
        if (names.size() == 1) {
            return names.getFirst();
        }
        if (names.size() <= most) {
            return texts.get("names.and", LocalFormats.list(names.subList(0, names.size() - 1)), names.getLast());
        }
        return texts.get("names.others", LocalFormats.list(names.subList(0, most)), names.size() - most);
    }
}
