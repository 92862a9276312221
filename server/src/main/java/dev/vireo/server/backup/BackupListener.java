package dev.vireo.server.backup;

/** Told how far a backup is. Called on the thread that makes it. */
public interface BackupListener {

    /** The database is in it. @param inWords what the office holds */
    void copied(String inWords);

    void files(long done, long total);

    /** Everything is written; now it is restored into a temporary office. */
    void verifying();
}
