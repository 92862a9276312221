package dev.vireo.server.mirror;

import java.util.ArrayList;
import java.util.List;

/** Entries and their recipients, for one call to Redis: few enough not to hold up Redis for others. */
final class DeliveryBatch {

    /** Takes Redis some 2 ms (measured). */
    private static final int NAMES = 200;
    private static final int CHARACTERS = 256 * 1_024;
    /** Sorts after every name: the entry has been delivered to everybody. */
    private static final String WHOLE = "~";

    private final List<String> arguments = new ArrayList<>();
    private String mark = "";
    private int names;
    private int characters;

    /** @return how many of these names were added, starting with the first */
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

    /** Records that everything up to a position has been delivered. */
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

    /** The progress after this batch. */
    String mark() {
        return mark;
    }

    /** The script's arguments. For each entry: position, frame, number of names, and the names. */
    List<String> arguments() {
        return arguments;
    }
}
