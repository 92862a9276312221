package dev.vireo.server.drill;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a bad disk, or a bad copy, may do to the files of an office that was killed. */
enum Damage {

    JOURNAL_TORN("a journal torn in its last records") {
        @Override
        void apply(Path data, Random random) throws IOException {
            try (RandomAccessFile file = open(newestSegment(data))) {
                long end = end(file);
                long from = Math.max(0, end - 1 - random.nextInt(3_000));
                file.seek(from);
                file.write(new byte[(int) (end - from)]);
            }
        }
    },
    JOURNAL_TRUNCATED("a journal cut short") {
        @Override
        void apply(Path data, Random random) throws IOException {
            try (RandomAccessFile file = open(newestSegment(data))) {
                file.setLength(random.nextLong(end(file) + 1));
            }
        }
    },
    JOURNAL_FLIPPED("a bit of the journal flipped") {
        @Override
        void apply(Path data, Random random) throws IOException {
            List<Path> segments = segments(data);
            flip(segments.get(random.nextInt(segments.size())), random);
        }
    },
    CHECKPOINT_FLIPPED("a bit of a checkpoint flipped") {
        @Override
        void apply(Path data, Random random) throws IOException {
            List<Path> checkpoints = journal(data, "checkpoint-");
            flip(checkpoints.get(random.nextInt(checkpoints.size())), random);
        }
    },
    SEGMENT_MISSING("a file of the journal missing") {
        @Override
        void apply(Path data, Random random) throws IOException {
            List<Path> segments = segments(data);
            Files.delete(segments.get(random.nextInt(segments.size())));
        }
    },
    DATABASE_FLIPPED("a bit of the database flipped") {
        @Override
        void apply(Path data, Random random) throws IOException {
            flip(data.resolve(DATABASE), random);
        }
    },
    DATABASE_ZEROED("4 KiB of the database zeroed") {
        @Override
        void apply(Path data, Random random) throws IOException {
            try (RandomAccessFile file = open(data.resolve(DATABASE))) {
                file.seek(random.nextLong(file.length() / PAGE) * PAGE);
                file.write(new byte[PAGE]);
            }
        }
    },
    DATABASE_TRUNCATED("a database cut short") {
        @Override
        void apply(Path data, Random random) throws IOException {
            try (RandomAccessFile file = open(data.resolve(DATABASE))) {
                file.setLength(random.nextLong(file.length()));
            }
        }
    },
    LOG_TORN("a log torn in its last entries") {
        @Override
        void apply(Path data, Random random) throws IOException {
            try (RandomAccessFile file = open(log(data).getLast())) {
                long from = Math.max(0, file.length() - 1 - random.nextInt(20_000));
                file.seek(from);
                file.write(new byte[random.nextInt((int) (file.length() - from) + 1)]);
            }
        }
    },
    LOG_TRUNCATED("a log cut short") {
        @Override
        void apply(Path data, Random random) throws IOException {
            try (RandomAccessFile file = open(log(data).getLast())) {
                file.setLength(random.nextLong(file.length()));
            }
        }
    },
    LOG_FLIPPED("a bit of the log flipped") {
        @Override
        void apply(Path data, Random random) throws IOException {
            List<Path> segments = log(data);
            flip(segments.get(random.nextInt(segments.size())), random);
        }
    },
    LOG_MISSING("a file of the log missing") {
        @Override
        void apply(Path data, Random random) throws IOException {
            List<Path> segments = log(data);
            Files.delete(segments.get(random.nextInt(segments.size())));
        }
    };

    private static final String DATABASE = "office.mv.db";
    private static final int PAGE = 4_096;

    private final String words;

    Damage(String words) {
        this.words = words;
    }

    abstract void apply(Path data, Random random) throws IOException;

    @Override
    public String toString() {
        return words;
    }

    private static RandomAccessFile open(Path file) throws IOException {
        return new RandomAccessFile(file.toFile(), "rw");
    }

    private static List<Path> segments(Path data) throws IOException {
        return journal(data, "segment-");
    }

    private static Path newestSegment(Path data) throws IOException {
        List<Path> used = segments(data).stream().filter(file -> file.toFile().length() > 0).toList();
        return used.stream().max(Comparator.comparing(file -> file.toFile().lastModified())).orElseThrow();
    }

    private static List<Path> log(Path data) throws IOException {
        return files(data.resolve("entries"), "segment-");
    }

    private static List<Path> journal(Path data, String prefix) throws IOException {
        return files(data.resolve("journal"), prefix);
    }

    private static List<Path> files(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).sorted().toList();
        }
    }

    /** Where what was written ends, and the zeros begin that it was filled with in advance. */
    private static long end(RandomAccessFile file) throws IOException {
        byte[] content = new byte[(int) file.length()];
        file.seek(0);
        file.readFully(content);
        int end = content.length;
        while (end > 1 && content[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** Among the bytes that were written. */
    private static void flip(Path path, Random random) throws IOException {
        try (RandomAccessFile file = open(path)) {
            long at = random.nextLong(end(file));
            file.seek(at);
            int value = file.read();
            file.seek(at);
            file.write(value ^ 1 << random.nextInt(8));
        }
    }
}
