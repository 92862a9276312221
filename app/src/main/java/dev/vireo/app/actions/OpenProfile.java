package dev.vireo.app.actions;

import dev.vireo.app.state.Person;

/** Shows somebody's profile, one's own included. FX thread. */
@FunctionalInterface
public interface OpenProfile {

    void open(Person person);
}
