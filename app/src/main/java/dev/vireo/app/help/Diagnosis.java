package dev.vireo.app.help;

import dev.vireo.app.help.HelpSource.DiskFacts;
import dev.vireo.app.help.HelpSource.FolderFacts;
import dev.vireo.app.help.HelpSource.OfficeFacts;
import dev.vireo.app.help.SystemFacts.ScreenFacts;
import dev.vireo.app.ui.LocalFormats;
import dev.vireo.app.ui.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts facts into words, for the screen and for a file alike. */
final class Diagnosis {

    private static final double KIB = 1_024;
    private static final double MIB = KIB * KIB;

    private static final int LONGEST = 400;

    private final Texts texts = Texts.of(Diagnosis.class);
    private final Clock clock;
    private final DateTimeFormatter moment = LocalFormats.both(LocalFormats.date(), LocalFormats.timeWithSeconds());

    /** @param clock for its time zone */
    Diagnosis(Clock clock) {
        this.clock = clock;
    }

    Fact.Section program(String version, String server) {
        return section("program", List.of(
                fact("vireo", version),
                fact("server", server),
                fact("java", SystemFacts.property("java.version") + ", " + SystemFacts.property("java.vendor")),
                fact("javafx", System.getProperty("javafx.runtime.version", "?"))));
    }

    Fact.Section system(SystemFacts system) {
        List<Fact> facts = new ArrayList<>(List.of(fact("system", system.system())));
        if (!system.desktop().isEmpty()) {
            facts.add(fact("desktop", system.desktop()));
        }
        facts.add(fact("language", system.language()));
        facts.add(fact("screens", system.screens().stream().map(this::screen).collect(Collectors.joining("; "))));
        facts.add(fact("drawing", texts.get(system.accelerated() ? "drawing.card" : "drawing.software")));
        facts.add(fact("memory", texts.get("memory.of", size(system.memory().used()), size(system.memory().most()))));
        facts.add(fact("processors", String.valueOf(system.processors())));
        return section("computer", facts);
    }

    Fact.Section connection(Optional<OfficeFacts> office) {
        return section("connection", office.map(this::connected).orElseGet(() -> List.of(fact("state", texts.get("state.none")))));
    }

    private List<Fact> connected(OfficeFacts office) {
        String state = texts.get("state." + office.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return List.of(
                identifying("office", office.name()),
                identifying("person", office.username()),
                identifying("address", office.address().toString()),
                fact("state", texts.get("state.since", state, moment(office.since()))),
                fact("security", security(office)),
                fact("reconnects", String.valueOf(office.reconnects())),
                fact("corrections", String.valueOf(office.corrections())));
    }

    private String security(OfficeFacts office) {
        String trust = texts.get("trust." + office.trust().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return office.protocol().map(protocol -> protocol.replace("TLSv", "TLS ") + ", " + trust).orElse(trust);
    }

    Fact.Section storage(FolderFacts folders, Optional<DiskFacts> disk, String unknown) {
        return section("storage", List.of(
                fact("folders", texts.get(folders.standard() ? "folders.standard" : "folders.chosen")),
                path("data", folders.data()),
                path("config", folders.config()),
                path("cache", folders.cache()),
                path("logs", folders.logs()),
                fact("kept", disk.map(known -> size(known.kept())).orElse(unknown)),
                fact("log-size", disk.map(known -> size(known.logs())).orElse(unknown))));
    }

    String moment(Instant instant) {
        return moment.format(instant.atZone(clock.getZone()));
    }

    /** A home folder is called by its owner's name. */
    private Fact path(String key, Path path) {
        return identifying(key, path.toString());
    }

    private String screen(ScreenFacts screen) {
        return texts.get("screen", String.valueOf(screen.width()), String.valueOf(screen.height()), screen.scale());
    }

    private String size(long bytes) {
        return bytes < MIB ? texts.get("size.kb", Math.ceil(bytes / KIB)) : texts.get("size.mb", bytes / MIB);
    }

    private Fact.Section section(String key, List<Fact> facts) {
        return new Fact.Section(texts.get(key), facts);
    }

    private Fact fact(String key, String value) {
        return new Fact(key, texts.get("fact." + key), oneLine(value), false);
    }

    private Fact identifying(String key, String value) {
        return new Fact(key, texts.get("fact." + key), oneLine(value), true);
    }

    /** Some of it is a server's word. */
    private static String oneLine(String value) {
        String line = value.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }
}
