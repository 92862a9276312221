package dev.vireo.server.journal;

import java.util.List;

/**
 * What one transaction changed.
 *
 * @param position gap-free, beginning after the journal's first checkpoint
 */
public record JournalRecord(long position, List<JournaledStatement> statements) {
}
