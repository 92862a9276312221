package dev.vireo.server.attachment;

import dev.vireo.server.database.Database;
import java.io.IOException;
import java.util.List;

/** Goes through the contents that the attachments of an office have. */
public final class AttachedContents {

    private static final int AT_ONCE = 500;

    private AttachedContents() {
    }

    /** Takes one content after the other. */
    @FunctionalInterface
    public interface Taker {
        void take(Contents.StoredContent content) throws IOException;
    }

    /** Each once, in the order of their hashes. */
    public static void each(Database database, Taker taker) throws IOException {
        String after = "";
        List<Contents.StoredContent> page;
        do {
            String behind = after;
            page = database.read(handle -> AttachmentTable.contents(handle, behind, AT_ONCE));
            for (Contents.StoredContent content : page) {
                taker.take(content);
                after = content.hash();
            }
        } while (page.size() == AT_ONCE);
    }
}
