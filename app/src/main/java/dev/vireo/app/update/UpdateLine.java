package dev.vireo.app.update;

import java.util.List;

/**
 * The line for a state of an update, and what can be done about it.
 *
 * @param details  more about it; may be empty
 * @param command  to be copied; may be empty
 * @param progress from 0 to 1; negative where nothing moves
 */
record UpdateLine(LineTone tone, String words, String details, String command, double progress, List<UpdateAction> actions) {

    static final double NO_PROGRESS = -1;

    /** How much it matters. */
    enum LineTone {
        QUIET, NEWS, PROBLEM
    }

    /** What a person can do. */
    enum UpdateAction {
        DOWNLOAD, CANCEL, INSTALL, BACK, TRY_AGAIN, RESTART
    }

    static UpdateLine of(LineTone tone, String words, UpdateAction... actions) {
        return new UpdateLine(tone, words, "", "", NO_PROGRESS, List.of(actions));
    }

    UpdateLine with(String more) {
        return new UpdateLine(tone, words, more, command, progress, actions);
    }

    UpdateLine toCopy(String text) {
        return new UpdateLine(tone, words, details, text, progress, actions);
    }

    UpdateLine at(double done) {
        return new UpdateLine(tone, words, details, command, done, actions);
    }
}
