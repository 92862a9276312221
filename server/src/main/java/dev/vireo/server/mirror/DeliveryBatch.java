package dev.vireo.server.mirror;

import java.util.ArrayList;
import java.util.List;

/** Entries and their recipients, for one call to Redis: few enough not to hold up Redis for others. */
final class DeliveryBatch {

    /** Measured: some 2 ms of Redis. */
    private static final int NAMES = 200;
    private static final int CHARACTERS = 256 * 1_024;
    /** After the last name: the entry is for nobody else. */
    private static final String WHOLE = "~";

    private final List<String> arguments = new ArrayList<>();
    private String mark = "";
    private int names;
    private int characters;

    /** @return how many of these names it took, from the first on */
    int add(long pos, String frame, List<String> of) {
        if (of.isEmpty()) {
            mark = pos + " " + WHOLE;
            return 0;
        }
        List<String> taken = of.subList(0, Math.min(of.size(), NAMES - names));
        arguments.add(Long.toString(pos));
        arguments.add(frame);
        arguments.add(Integer.toString(taken.size()));
        arguments.addAll(taken);
        mark = pos + " " + (taken.size() == of.size() ? WHOLE : taken.getLast());
        names += taken.size();
        characters += frame.length();
        return taken.size();
    }

    /** Says that everything up to a position has been handed out. */
    static DeliveryBatch nothingUpTo(long pos) {
        DeliveryBatch none = new DeliveryBatch();
        none.mark = pos + " " + WHOLE;
        return none;
    }

    boolean isFull() {
        return names >= NAMES || characters >= CHARACTERS;
    }

    boolean isEmpty() {
        return mark.isEmpty();
    }

    /** Up to where everything is handed out afterwards. */
    String mark() {
        return mark;
    }

    /** For each entry: its position, its frame, the number of names, and the names. */
    List<String> arguments() {
        return arguments;
    }
}
