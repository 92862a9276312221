package dev.vireo.server.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The files of an office that was killed under load are damaged, each copy in another way, and it is started from them. */
record DamagedFiles(int roundsOfEach) implements FileDrill {

    private static final String LOG = "log";
    private static final Damage[] SHORT = {Damage.JOURNAL_TORN, Damage.DATABASE_FLIPPED, Damage.LOG_TORN, Damage.LOG_FLIPPED};
    private static final String REFUSAL = "vireo-server: ";

    @Override
    public String name() {
        return "torn, truncated and bit-flipped files of an office that was killed under load";
    }

    @Override
    public String promise() {
        return "it opens at the last whole record and says what it left out, or refuses with one clear line; never a wrong message";
    }

    /** How often which damage came out how. */
    private static final class Tally {

        private int opened;
        private int refused;
        private int lost;
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Damage, Tally> tallies = new EnumMap<>(Damage.class);
        try (FileOffice office = FileOffice.open(size, List.of());
                Workday day = Workday.begin(office, 8, size.of(100, 50), random.nextLong())) {
            // Stopped once in order, so that the database holds everybody and only the journal what follows.
            day.awaitChanges(100);
            office.node().terminate();
            office.start();
            // Long enough for the database to follow, too.
            day.awaitChanges(size.of(4_000, 200));
            office.node().kill();
            day.abandon();
            for (int round = 0; round < size.of(roundsOfEach, 1); round++) {
                for (Damage damage : size == Size.FULL ? Damage.values() : SHORT) {
                    Path copy = Files.createTempDirectory("vireo-drill-copy-");
                    try {
                        Folders.copy(office.folder(), copy, office.folder().resolve(LOG));
                        damage.apply(copy, random);
                        open(size, damage, copy, day, tallies.computeIfAbsent(damage, each -> new Tally()), findings);
                    } finally {
                        Folders.delete(copy);
                    }
                }
            }
        }
        tallies.forEach((damage, tally) -> findings.see(String.format(Locale.ROOT,
                "%s: opened %d times (%d times without changes that were acknowledged), refused %d times", damage, tally.opened, tally.lost,
                tally.refused)));
        if (!findings.isClean()) {
            findings.fault("seed " + seed);
        }
    }

    private static void open(Size size, Damage damage, Path copy, Workday day, Tally tally, Findings findings) throws IOException {
        Node node = new Node(copy, FileOffice.jvmOptions(size), List.of(), null);
        try {
            node.start();
        } catch (IOException refused) {
            tally.refused++;
            List<String> lines = Files.readAllLines(copy.resolve(LOG)).stream().filter(line -> line.startsWith(REFUSAL)).toList();
            findings.require(lines.size() == 1 && lines.getFirst().length() > REFUSAL.length() + 20,
                    damage + " was refused with "
                            + Files.readString(copy.resolve(LOG)).lines().limit(3).collect(Collectors.joining(" / ")));
            findings.require(Files.readAllLines(copy.resolve(LOG)).stream().noneMatch(line -> line.startsWith("\tat ")),
                    damage + " was refused with a stack trace");
            return;
        }
        try (node) {
            tally.opened++;
            int missing = new DamagedChecker(node, day, damage.toString(), findings).check();
            if (missing > 0) {
                tally.lost++;
                findings.require(Files.readString(copy.resolve(LOG)).contains("left out"), String.format(Locale.ROOT,
                        "%s: %d acknowledged messages are missing, and nothing was said", damage, missing));
            }
        }
    }
}
