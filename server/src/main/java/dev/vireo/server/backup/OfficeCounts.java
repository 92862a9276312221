package dev.vireo.server.backup;

import java.util.Locale;

/**
 * The size of an office, as of one moment.
 *
 * @param files contents of attachments, each once
 * @param epoch of its log
 * @param pos   the last position in its log
 */
record OfficeCounts(String office, long people, long channels, long messages, long files, long entries, String epoch, long pos) {

    /** As in {@code 12,431 messages, 318 files}. */
    String inWords() {
        return inWords(messages, files);
    }

    static String inWords(long messages, long files) {
        return String.format(Locale.ROOT, "%,d %s, %,d %s", messages, messages == 1 ? "message" : "messages",
                files, files == 1 ? "file" : "files");
    }
}
