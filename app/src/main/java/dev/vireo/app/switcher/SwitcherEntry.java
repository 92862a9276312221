package dev.vireo.app.switcher;

import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.ui.Command;
import dev.vireo.protocol.Answers.Mark;
import java.util.List;

/** Something that one can go to. */
sealed interface SwitcherEntry {

    /** What of its name fits what was typed. */
    List<Mark> marks();

    record ToPerson(Person person, List<Mark> marks) implements SwitcherEntry {
    }

    record ToChannel(Conversation channel, List<Mark> marks) implements SwitcherEntry {
    }

    record ToCommand(Command command, List<Mark> marks) implements SwitcherEntry {
    }

    /** Whether it leads where the other does, whatever of its name is marked. */
    default boolean same(SwitcherEntry other) {
        return switch (this) {
            case ToPerson(Person person, _) -> other instanceof ToPerson(Person another, _) && another == person;
            case ToChannel(Conversation channel, _) -> other instanceof ToChannel(Conversation another, _) && another == channel;
            case ToCommand(Command command, _) -> other instanceof ToCommand(Command another, _) && another == command;
        };
    }
}
