package dev.vireo.app.transfer;

import dev.vireo.protocol.Message.Attachment;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/**
 * Brings the files that messages carry. Called on the FX thread; never blocks. Stages complete on the FX thread, with an exception
 * in plain words where it could not be done.
 */
public interface Attachments {

    /** A small picture as PNG, or the beginning of a text in UTF-8, as {@link Attachment#preview} says. */
    CompletionStage<byte[]> preview(Attachment attachment);

    /** Writes the file to a place on this computer. */
    Download save(Attachment attachment, Path to);

    /** The file itself, in a folder of this account's own, brought only once. */
    CompletionStage<Path> open(Attachment attachment);
}
