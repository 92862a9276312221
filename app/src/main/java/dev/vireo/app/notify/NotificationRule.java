package dev.vireo.app.notify;

/**
 * Whether a message may call for attention just now.
 *
 * @param wanted whether the person wants notifications at all
 * @param doNotDisturb whether the person asked to be left alone
 * @param quiet whether these are the person's quiet hours
 */
record NotificationRule(boolean wanted, boolean doNotDisturb, boolean quiet) {

    /**
     * @param own written by the person themself, here or on another computer
     * @param conversationAllows whether the person wants to be told of such a message in its conversation, which is not silenced
     * @param inView in the chat that the person looks at: open and focused
     */
    boolean allows(boolean own, boolean conversationAllows, boolean inView) {
        return wanted && !doNotDisturb && !quiet && !own && conversationAllows && !inView;
    }
}
