package dev.vireo.protocol;

/**
 * When and where the office is backed up.
 *
 * @param time     of day, as in {@code 02:10}, in the time zone
 * @param timeZone as in {@code Asia/Kolkata}
 * @param folder   on the server's computer; empty before one is chosen
 */
public record BackupSchedule(boolean enabled, String time, String timeZone, String folder) {
}
