package dev.vireo.app.audit;

import dev.vireo.app.ui.Texts;
import dev.vireo.app.ui.Wrapping;
import dev.vireo.protocol.Answers.AuditEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts the entries of the audit log into words. */
final class AuditSentences {

    private static final String BEFORE = "_before";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String CHANNEL = "channel";
    private static final String REASON = "reason";
    /** What only programs want to know, or what the sentence says already. */
    private static final Set<String> HIDDEN = Set.of("id", "export", "accounts", "kind");
    private static final String LEFT_TO_RIGHT = "\u200e";
    private static final String BETWEEN = "  \u00b7  ";

    private final Texts texts = Texts.of(AuditSentences.class);
    private final Function<String, String> names;
    private final Function<String, String> channels;

    /**
     * @param names    what to call the person of a username
     * @param channels what to call the channel of an id
     */
    AuditSentences(Function<String, String> names, Function<String, String> channels) {
        this.names = names;
        this.channels = channels;
    }

    /** What happened: "Rama signed in from 192.168.1.20". */
    String of(AuditEntry entry) {
        String address = entry.address();
        String from = address == null ? "" : texts.get("from", address);
        return texts.get(key(entry), name(entry.actor(), "somebody"), name(entry.subject(), "somebody"), from,
                plain(entry.action()));
    }

    /** An action of a newer server is named as it is on the wire. */
    private String key(AuditEntry entry) {
        String base = "did." + entry.action();
        return Stream.of(
                entry.details().containsKey("accounts") ? base + ".many" : "",
                entry.subject() == null ? base + (entry.actor() == null ? ".unknown" : ".self") : "",
                entry.actor() == null ? base + ".office" : "",
                base,
                entry.actor() == null ? "did.unknown" : "did.other")
                .filter(texts::has).findFirst().orElseThrow();
    }

    private String name(@Nullable String username, String otherwise) {
        return username == null ? texts.get(otherwise) : closed(names.apply(username));
    }

    /** What else is known, in a line; empty if there is nothing. */
    String details(AuditEntry entry) {
        List<String> parts = new ArrayList<>();
        Map<String, String> details = entry.details();
        if (details.containsKey(FROM) && details.containsKey(TO)) {
            parts.add(texts.get("change", value(entry, details.get(FROM)), value(entry, details.get(TO))));
        }
        details.forEach((name, value) -> {
            if (details.containsKey(name + BEFORE)) {
                parts.add(texts.get("changed", label(name), value(entry, details.get(name + BEFORE)), value(entry, value)));
            } else if (!value.isEmpty() && !isShownElsewhere(name, details)) {
                parts.add(texts.get("detail", label(name), closed(name.equals(CHANNEL) ? channels.apply(value) : value)));
            }
        });
        String address = entry.address();
        if (address != null && !of(entry).contains(address)) {
            parts.add(address);
        }
        return String.join(BETWEEN, parts);
    }

    private static boolean isShownElsewhere(String name, Map<String, String> details) {
        return HIDDEN.contains(name) || name.equals(FROM) || name.equals(TO) || name.equals(REASON) && isKey(details.get(name))
                || name.endsWith(BEFORE) && details.containsKey(name.substring(0, name.length() - BEFORE.length()));
    }

    /** Such as unknown_username, which the sentence says. Other reasons are sentences themselves. */
    private static boolean isKey(@Nullable String reason) {
        return reason != null && reason.matches("[a-z_]+");
    }

    private String value(AuditEntry entry, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return texts.get(entry.action().equals("channel_retention_changed") ? "as-the-office" : "nothing");
        }
        return entry.action().equals("channel_retention_changed") ? texts.get("days", Integer.valueOf(value)) : closed(value);
    }

    /** A name that runs from right to left would otherwise take the digits behind it along, as of an address. */
    private static String closed(String text) {
        return Wrapping.safe(text) ? text : text + LEFT_TO_RIGHT;
    }

    private String label(String name) {
        return texts.has("detail." + name) ? texts.get("detail." + name) : capitalised(plain(name));
    }

    /** An action by itself, as a choice in a list. */
    String action(String wireName) {
        return texts.has("action." + wireName) ? texts.get("action." + wireName) : capitalised(plain(wireName));
    }

    private static String plain(String wireName) {
        return wireName.replace('_', ' ');
    }

    private static String capitalised(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
