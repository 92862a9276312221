package dev.vireo.app.chat.compose;

/** Is told what a person does in a {@link WritingPane}. FX thread. */
public interface ComposerListener {

    /** A new message is to be sent. The field is empty by then. */
    void send(ComposedMessage message);

    /** An edit is about to be saved. */
    void savingEdit();

    /** Whether what is written here is a reply in a thread. */
    boolean replies();

    /** The person is writing a new message: called at each change. */
    void typing();
}
