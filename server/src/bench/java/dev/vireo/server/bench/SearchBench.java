package dev.vireo.server.bench;

import dev.vireo.protocol.Message;
import dev.vireo.server.search.LargeOffice;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Indexes a million messages and asks what people ask, one after the other, for somebody in 20 of 40 channels. Everything is as in
 * the server, but that messages come from no database.
 */
public final class SearchBench {

    private static final int MESSAGES = 1_000_000;
    private static final int CHANNELS = 20;
    private static final int WARMING_UP = 100;
    private static final int ASKED = 400;
    private static final int LIMIT = 20;

    private SearchBench() {
    }

    public static void main(String[] args) throws Exception {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : MESSAGES;
        Path folder = Files.createTempDirectory("vireo-search-");
        try (LargeOffice office = new LargeOffice(folder, messages)) {
            long started = System.nanoTime();
            office.index();
            double seconds = (System.nanoTime() - started) / 1e9;
            System.out.printf(Locale.ROOT, "%,d messages indexed in %.0f s, %,.0f a second; %d MiB on disk%n%n",
                    messages, seconds, messages / seconds, size(folder) >> 20);
            ask(office, messages);
        } finally {
            delete(folder);
        }
    }

    private static void ask(LargeOffice office, int messages) {
        Map<String, Function<SplittableRandom, String>> kinds = kinds(office, messages);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long[] all = new long[kinds.size() * ASKED];
        long[] allCpu = new long[all.length];
        int count = 0;
        System.out.println("| asked for | p50 ms | p95 ms | p99 ms | CPU p50 ms | CPU p95 ms |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (Map.Entry<String, Function<SplittableRandom, String>> kind : kinds.entrySet()) {
            SplittableRandom random = new SplittableRandom(kind.getKey().hashCode());
            for (int i = -WARMING_UP; i < ASKED; i++) {
                String query = kind.getValue().apply(random);
                String author = kind.getKey().contains("one person") ? LargeOffice.author(random.nextInt(200)) : null;
                long cpu = threads.getCurrentThreadCpuTime();
                long asked = System.nanoTime();
                office.find(query, CHANNELS, author, kind.getKey().contains("page 10") ? 9 * LIMIT : 0, LIMIT);
                if (i >= 0) {
                    allCpu[count] = threads.getCurrentThreadCpuTime() - cpu;
                    all[count++] = System.nanoTime() - asked;
                }
            }
            row(kind.getKey(), Latencies.of(all, count - ASKED, count), Latencies.of(allCpu, count - ASKED, count));
        }
        row("**all**", Latencies.of(all, 0, count), Latencies.of(allCpu, 0, count));
    }

    private static Map<String, Function<SplittableRandom, String>> kinds(LargeOffice office, int messages) {
        Map<String, Function<SplittableRandom, String>> kinds = new LinkedHashMap<>();
        kinds.put("a frequent word", random -> office.word(random.nextInt(100)) + " \"\"");
        kinds.put("a rare word", random -> office.word(1_000 + random.nextInt(40_000)) + " \"\"");
        kinds.put("two words of a message", random -> some(office, messages, random, 2) + " \"\"");
        kinds.put("a beginning of two letters", random -> office.word(random.nextInt(20_000)).substring(0, 2));
        kinds.put("a beginning of three letters", random -> office.word(400 + random.nextInt(20_000)).substring(0, 3));
        kinds.put("two words and a beginning", random -> some(office, messages, random, 2) + " "
                + office.word(random.nextInt(400)).substring(0, 2));
        kinds.put("a phrase of two words", random -> "\"" + some(office, messages, random, 2) + "\"");
        kinds.put("a phrase of three words", random -> "\"" + some(office, messages, random, 3) + "\"");
        kinds.put("a word of one person", random -> office.word(random.nextInt(1_000)));
        kinds.put("a word with a link, within a year", random -> office.word(random.nextInt(1_000)) + " has:link after:2026-01-01");
        kinds.put("a frequent word, page 10", random -> office.word(random.nextInt(100)) + " \"\"");
        kinds.put("the latest of one person", _ -> "has:link");
        kinds.put("the latest before a day", random -> "before:2026-0" + (1 + random.nextInt(9)) + "-15");
        return kinds;
    }

    /** Some consecutive words of a message. */
    private static String some(LargeOffice office, int messages, SplittableRandom random, int count) {
        Message message = office.message(1 + random.nextInt(messages));
        String[] words = message.body().split(" ");
        int first = random.nextInt(words.length - count + 1);
        return String.join(" ", Arrays.copyOfRange(words, first, first + count));
    }

    private static void row(String name, Latencies latencies, Latencies cpu) {
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.1f | %.1f | %.1f |%n", name,
                latencies.percentile(50), latencies.percentile(95), latencies.percentile(99),
                cpu.percentile(50), cpu.percentile(95));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
