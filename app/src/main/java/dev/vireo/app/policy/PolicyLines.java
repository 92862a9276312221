package dev.vireo.app.policy;

import dev.vireo.app.client.ServerAddress;
import dev.vireo.protocol.KeyFingerprint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads {@code name = value}, one a line. Lines that begin with {@code #}, {@code ;} or {@code !} are comments, and headings in
 * brackets mean nothing: Windows Installer writes one. What cannot be understood is left out and reported.
 */
final class PolicyLines {

    private record PolicyLine(int number, String value) {
    }

    private static final String OFFICE = "office.address";
    private static final String KEY = "office.key";
    private static final String HOSTING = "hosting.allowed";
    private static final String UPDATES = "updates.check";
    private static final String START = "start.with-system";
    private static final List<String> NAMES = List.of(OFFICE, KEY, HOSTING, UPDATES, START);
    private static final List<String> YES = List.of("yes", "true", "on", "1");
    private static final List<String> NO = List.of("no", "false", "off", "0");
    private static final int QUOTED = 60;

    private final Map<String, PolicyLine> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private PolicyLines() {
    }

    static Policy read(Path file, String text) {
        PolicyLines read = new PolicyLines();
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            read.line(i + 1, all.get(i).strip());
        }
        return read.policy(file);
    }

    private void line(int number, String line) {
        if (line.isEmpty() || "#;!".indexOf(line.charAt(0)) >= 0 || line.startsWith("[") && line.endsWith("]")) {
            return;
        }
        int equals = line.indexOf('=');
        String name = line.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
        if (name.isEmpty()) {
            problem(number, "expected name = value, found " + quoted(line));
        } else if (!NAMES.contains(name)) {
            problem(number, "there is no setting " + quoted(name));
        } else {
            PolicyLine before = lines.put(name, new PolicyLine(number, unquoted(line.substring(equals + 1).strip())));
            if (before != null) {
                problem(before.number(), name + " is given again in line " + number + ", which counts");
            }
        }
    }

    private Policy policy(Path file) {
        String office = value(OFFICE, text -> ServerAddress.parse(text).map(_ -> text), "an address, as in https://office.example")
                .orElse("");
        Optional<KeyFingerprint> key = value(KEY, KeyFingerprint::parse, "the 64 digits of an office's key");
        if (key.isPresent() && office.isEmpty()) {
            problem(lineOf(KEY), KEY + " needs " + OFFICE);
            key = Optional.empty();
        } else if (key.isPresent() && ServerAddress.candidates(office).stream().allMatch(each -> "http".equals(each.getScheme()))) {
            // Better no office than one that anybody could pretend to be.
            problem(lineOf(OFFICE),
                    OFFICE + " leads to an unencrypted office, which has no key to compare: write https://, or leave out " + KEY);
            key = Optional.empty();
            office = "";
        }
        return new Policy(Optional.of(file), office, key, choice(HOSTING).orElse(true), choice(UPDATES).orElse(true), choice(START),
                problems);
    }

    private Optional<Boolean> choice(String name) {
        return value(name, text -> {
            String word = text.toLowerCase(Locale.ROOT);
            return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
        }, "yes or no");
    }

    /** Nothing after the sign is as good as no line: that is how installers leave out what they were not told. */
    private <T> Optional<T> value(String name, Function<String, Optional<T>> parse, String expected) {
        PolicyLine line = lines.get(name);
        if (line == null || line.value().isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(line.value());
        if (value.isEmpty()) {
            problem(line.number(), name + " must be " + expected + ", not " + quoted(line.value()));
        }
        return value;
    }

    private int lineOf(String name) {
        PolicyLine line = lines.get(name);
        return line == null ? 0 : line.number();
    }

    private void problem(int number, String words) {
        problems.add("line " + number + ": " + words);
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1).strip() : value;
    }

    /** For the log: in one line, and not for ever. */
    private static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (plain.length() > QUOTED ? plain.substring(0, QUOTED) + "…" : plain) + '"';
    }
}
