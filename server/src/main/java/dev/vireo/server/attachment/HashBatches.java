package dev.vireo.server.attachment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Splits a set of hashes into batches of a few hundred, small enough for one query each. */
final class HashBatches {

    private static final int AT_ONCE = 500;

    private HashBatches() {
    }

    static void each(Stream<String> hashes, Consumer<List<String>> work) {
        List<String> some = new ArrayList<>();
        hashes.forEach(hash -> {
            some.add(hash);
            if (some.size() == AT_ONCE) {
                work.accept(some);
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            work.accept(some);
        }
    }
}
