package dev.vireo.app.ui;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** For tests: offers what it is told to, everything at first, and writes down what was asked for. */
public final class RecordedCommands implements CommandTarget {

    private final List<Command> asked = new ArrayList<>();
    private final Set<Command> offered = EnumSet.allOf(Command.class);

    @Override
    public boolean offers(Command command) {
        return offered.contains(command);
    }

    @Override
    public void run(Command command) {
        asked.add(command);
    }

    public List<Command> asked() {
        return asked;
    }

    /** Offers nothing but these from now on. */
    public void offerOnly(Set<Command> these) {
        offered.retainAll(these);
    }
}
