package dev.vireo.app.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.state.Workspace;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Views;
import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Answers.AuditEntry;
import dev.vireo.protocol.Presence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit log in its states, to be looked at. */
final class AuditPicturesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:07Z");
    private static final String SIXTY = "Venkatanarasimharajuvaripeta Krishnamurthy Subrahmanyasharma";
    private static final String HASH = "5f0c1e7a".repeat(8);

    /** Answers at once. */
    private record Known(CompletionStage<Answers.AuditPage> page, Answers.AuditCheck check) implements AuditSource {

        @Override
        public CompletionStage<Answers.AuditPage> page(AuditQuery query, OptionalLong before) {
            return page;
        }

        @Override
        public CompletionStage<Answers.AuditCheck> verify() {
            return CompletableFuture.completedFuture(check);
        }

        @Override
        public CompletionStage<Void> export(AuditQuery query, Path to) {
            return CompletableFuture.failedFuture(new IllegalStateException("no disk"));
        }
    }

    private final List<AuditEntry> entries = new ArrayList<>();

    private void entry(@Nullable String actor, String action, @Nullable String subject, Map<String, String> details) {
        long number = 12_431L - entries.size();
        entries.add(new AuditEntry(number, NOW.minusSeconds(entries.size() * 1_234L), actor, action, subject,
                entries.size() % 4 == 3 ? "2001:db8:85a3:8d3:1319:8a2e:370:7348" : "192.168.1.20", details, HASH));
    }

    @Test
    void theAuditLogCanBeDrawnInBothThemes() {
        entry("rama", "sign_in", null, Map.of("device", "Vireo desktop (Windows 11)"));
        entry(null, "sign_in_failed", "rama", Map.of());
        entry(null, "backup_failed", null, Map.of("reason", "The restored database isn't what was backed up: it has 12,430 messages, "
                + "318 files instead of 12,431 messages, 318 files."));
        entry("shyam", "role_changed", "long.name", Map.of("from", "member", "to", "admin"));
        entry("long.name", "profile_changed", "long.name2", Map.of("display_name", SIXTY, "display_name_before", SIXTY + " the Elder"));
        entry("shyam", "token_made", null, Map.of("name", "Backup script", "id", "1"));
        entry("shyam", "invitation_made", null, Map.of("role", "member", "uses", "50"));
        entry("sita", "settings_changed", null, Map.of("retention_days", "30", "retention_days_before", ""));
        entry("sita", "user_added", "arabic", Map.of("display_name", "الجسر إلى الجزيرة", "role", "guest"));
        entry(null, "sign_in_failed", null, Map.of("reason", "unknown_username", "times", "412"));
        entry("lakshman", "export_started", null, Map.of("channel", "12", "export", "7"));
        entry("shyam", "deleted", "former", Map.of("messages", "keep"));

        Answers.AuditCheck sound = new Answers.AuditCheck(12_431, Instant.parse("2025-03-01T08:00:00Z"), HASH, null, null);
        Answers.AuditCheck broken = new Answers.AuditCheck(9_120, Instant.parse("2025-03-01T08:00:00Z"), HASH, 9_121L,
                "Entry 9,121 was changed, or the entry before it was.");
        CompletionStage<Answers.AuditPage> page = CompletableFuture.completedFuture(new Answers.AuditPage(entries, true));
        picture("audit", new Known(page, sound), "");
        picture("audit-verified", new Known(page, sound), "#verify");
        picture("audit-broken", new Known(page, broken), "#verify");
        picture("audit-none", new Known(CompletableFuture.completedFuture(new Answers.AuditPage(List.of(), false)), sound), "");
        picture("audit-failed", new Known(CompletableFuture.failedFuture(new IllegalStateException("away")), sound), "");
        assertThat(Path.of("target/pictures/audit-dark.png")).satisfies(file -> assertThat(Files.size(file)).isPositive());
    }

    private static void picture(String name, AuditSource source, String pressed) {
        Workspace workspace = Fx.call(() -> {
            SampleOffice office = SampleOffice.busy();
            office.add("long.name", SIXTY, "Head of planks", "", Presence.AWAY);
            office.add("long.name2", SIXTY.toUpperCase(Locale.ROOT), "Head of ropes", "", Presence.AWAY);
            office.add("arabic", "الجسر إلى الجزيرة", "", "", Presence.OFFLINE);
            return office.workspace();
        });
        Pictures.both(name, 760, 720, () -> {
            Parent root = new Views(Map.of()).load(new AuditScreen(workspace, source, (_, _) -> Optional.of(Path.of("audit.csv")),
                    Clock.fixed(NOW, ZoneOffset.UTC))).root();
            if (!pressed.isEmpty()) {
                ((Button) root.lookup(pressed)).fire();
            }
            return root;
        });
    }
}
