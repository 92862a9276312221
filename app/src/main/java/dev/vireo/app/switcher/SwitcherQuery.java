package dev.vireo.app.switcher;

/**
 * What was typed.
 *
 * @param wanted of which kind it is to be
 * @param words  without the sign for that, and without the space around them
 */
record SwitcherQuery(Wanted wanted, String words) {

    /** What the first sign asks for. */
    enum Wanted { ANYTHING, PEOPLE, CHANNELS, COMMANDS }

    static SwitcherQuery of(String typed) {
        String stripped = typed.strip();
        Wanted wanted = switch (stripped.isEmpty() ? ' ' : stripped.charAt(0)) {
            case '@', '\uff20' -> Wanted.PEOPLE;
            case '#', '\uff03' -> Wanted.CHANNELS;
            case '>', '\uff1e' -> Wanted.COMMANDS;
            default -> Wanted.ANYTHING;
        };
        return new SwitcherQuery(wanted, wanted == Wanted.ANYTHING ? stripped : stripped.substring(1).strip());
    }

    boolean includes(Wanted kind) {
        return wanted == Wanted.ANYTHING || wanted == kind;
    }
}
