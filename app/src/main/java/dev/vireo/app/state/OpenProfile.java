package dev.vireo.app.state;

/** Shows somebody's profile, one's own included. FX thread. */
@FunctionalInterface
public interface OpenProfile {

    void open(Person person);
}
