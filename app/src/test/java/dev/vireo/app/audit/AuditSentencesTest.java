package dev.vireo.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers.AuditEntry;
import dev.vireo.protocol.AuditAction;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AuditSentencesTest {

    private static final String ADDRESS = "192.168.1.20";

    private final AuditSentences sentences = new AuditSentences(
            username -> username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1), id -> "Bridge");

    private static AuditEntry entry(@Nullable String actor, String action, @Nullable String subject, String... details) {
        Map<String, String> map = new TreeMap<>();
        for (int i = 0; i < details.length; i += 2) {
            map.put(details[i], details[i + 1]);
        }
        return new AuditEntry(7, Instant.EPOCH, actor, action, subject, ADDRESS, map, "");
    }

    @Test
    void anEntryReadsAsASentence() {
        assertThat(sentences.of(entry("rama", "sign_in", null))).isEqualTo("Rama signed in from 192.168.1.20");
        assertThat(sentences.of(entry("shyam", "role_changed", "rama"))).isEqualTo("Shyam changed Rama’s role");
        assertThat(sentences.of(entry("shyam", "role_changed", null))).isEqualTo("Shyam changed their own role");
        assertThat(sentences.of(entry("shyam", "token_ended", "rama"))).isEqualTo("Shyam revoked an access token of Rama");
        assertThat(sentences.of(entry("rama", "token_ended", null))).isEqualTo("Rama revoked an access token");
        assertThat(sentences.of(entry(null, "sign_in_failed", "rama")))
                .isEqualTo("Somebody gave a wrong password for Rama from 192.168.1.20");
        assertThat(sentences.of(entry(null, "sign_in_failed", null, "reason", "unknown_username")))
                .isEqualTo("Somebody tried to sign in with an unknown username from 192.168.1.20");
        assertThat(sentences.of(entry(null, "sign_in_failed", null, "accounts", "many", "times", "12")))
                .isEqualTo("Failed attempts with many accounts or from many addresses");
        assertThat(sentences.of(entry(null, "audit_shortened", null)))
                .isEqualTo("Entries older than three years were removed from the audit log");
        assertThat(sentences.of(entry("shyam", "backup_made", null))).isEqualTo("Shyam made a backup");
        assertThat(sentences.of(entry(null, "backup_made", null))).isEqualTo("A backup was made");
    }

    @Test
    void whatANewerServerRecordsIsNamedAtLeast() {
        assertThat(sentences.of(entry("rama", "bridge_built", "sita"))).isEqualTo("Rama: bridge built");
        assertThat(sentences.of(entry(null, "bridge_built", null))).isEqualTo("Vireo: bridge built");
        assertThat(sentences.action("bridge_built")).isEqualTo("Bridge built");
        assertThat(sentences.details(entry("rama", "bridge_built", null, "planks_used", "400")))
                .isEqualTo("Planks used: 400  ·  " + ADDRESS);
    }

    @Test
    void theDetailsSayWhatTheSentenceDoesNot() {
        assertThat(sentences.details(entry("rama", "sign_in", null, "device", "Vireo desktop (Linux)")))
                .isEqualTo("Device: Vireo desktop (Linux)");
        assertThat(sentences.details(entry("shyam", "role_changed", "rama", "from", "member", "to", "admin")))
                .isEqualTo("member → admin  ·  " + ADDRESS);
        assertThat(sentences.details(entry("shyam", "settings_changed", null, "retention_days", "30", "retention_days_before", "")))
                .isEqualTo("Keep messages (days): none → 30  ·  " + ADDRESS);
        assertThat(sentences.details(entry("shyam", "profile_changed", "rama", "title", "", "title_before", "Archer")))
                .isEqualTo("Title: Archer → none  ·  " + ADDRESS);
        assertThat(sentences.details(entry("rama", "export_started", null, "channel", "12", "export", "7f3a")))
                .isEqualTo("Channel: Bridge  ·  " + ADDRESS);
        assertThat(sentences.details(entry("rama", "channel_retention_changed", null, "channel", "12", "from", "", "to", "7")))
                .isEqualTo("as the office → 7 days  ·  Channel: Bridge  ·  " + ADDRESS);
        assertThat(sentences.details(entry(null, "sign_in_failed", "rama", "times", "40")))
                .isEqualTo("Further times within an hour: 40");
        assertThat(sentences.details(entry(null, "sign_in_failed", null, "reason", "unknown_username"))).isEmpty();
    }

    @Test
    void aBackupThatFailedSaysWhy() {
        String reason = "The backup lacks 1 of the office's 318 files.";
        assertThat(sentences.details(entry(null, "backup_failed", null, "reason", reason)))
                .isEqualTo("Reason: " + reason + "  ·  " + ADDRESS);
    }

    @Test
    void aNameFromRightToLeftTakesNoDigitsAlong() {
        assertThat(sentences.details(entry("shyam", "user_added", "arabic", "display_name", "الجسر")))
                .isEqualTo("Name: الجسر\u200e  ·  " + ADDRESS);
    }

    /** What people wrote is filled in and never read as a pattern. */
    @Test
    void whatPeopleWroteIsText() {
        assertThat(sentences.details(entry("shyam", "token_made", null, "name", "{0} it''s {1,choice,0#x}")))
                .isEqualTo("Name: {0} it''s {1,choice,0#x}  ·  " + ADDRESS);
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void everyActionHasWords(AuditAction action) {
        for (AuditEntry entry : new AuditEntry[] {entry("shyam", action.wireName(), "rama"), entry("shyam", action.wireName(), null),
            entry(null, action.wireName(), "rama"), entry(null, action.wireName(), null)}) {
            assertThat(sentences.of(entry)).doesNotContain("{", "_", ": " + action.wireName().replace('_', ' '));
        }
        assertThat(sentences.action(action.wireName()).toLowerCase(Locale.ROOT)).isNotEqualTo(action.wireName());
    }
}
