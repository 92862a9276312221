package dev.vireo.app.notify;

/**
 * Decides whether a message may notify the person.
 *
 * @param wanted whether the person wants notifications at all
 * @param doNotDisturb whether the person asked to be left alone
 * @param quiet whether these are the person's quiet hours
 */
record NotificationRule(boolean wanted, boolean doNotDisturb, boolean quiet) {

    /**
     * @param own written by the person themself, here or on another computer
     * @param conversationAllows whether the settings of its conversation allow it: not muted, and all messages or a mention
     * @param inView in the chat that the person looks at: open and focused
     */
    boolean allows(boolean own, boolean conversationAllows, boolean inView) {
        return wanted && !doNotDisturb && !quiet && !own && conversationAllows && !inView;
    }
}
