package dev.vireo.protocol;

/**
 * The schedule and place of an office's backups.
 *
 * @param time     of day, as in {@code 02:10}, in the time zone
 * @param timeZone as in {@code Asia/Kolkata}
 * @param folder   on the server's computer; empty before one is chosen
 */
public record BackupSchedule(boolean enabled, String time, String timeZone, String folder) {
}
