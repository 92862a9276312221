package dev.vireo.server.office;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests.OfficeChange;
import dev.vireo.testing.OpenStream;
import dev.vireo.testing.TestOffice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The office's name and rules. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OfficeTest {

    private TestOffice office;

    @BeforeAll
    void open() {
        office = TestOffice.open();
    }

    @AfterAll
    void close() {
        office.close();
    }

    @Test
    void ownersAndAdminsChangeItAndEverybodyIsTold() throws InterruptedException {
        Office before = office.as("lakshman").get("/api/v1/office").as(Office.class);
        assertThat(before).isEqualTo(new Office(TestOffice.NAME, true, null, 20L * 1024 * 1024 * 1024));
        try (OpenStream lakshman = OpenStream.of(office.address(), "lakshman", office.token("lakshman")).awaitLive()) {
            Office after = office.as("sita").patch("/api/v1/office", new OfficeChange("Mithila", false, 90, 1_000L)).as(Office.class);

            assertThat(after).isEqualTo(new Office("Mithila", false, 90, 1_000));
            lakshman.awaitLine(line -> line.contains("office_updated") && line.contains("Mithila"));
        }
        assertThat(office.anybody().get("/health").text()).contains("Mithila");
        assertThat(office.as("shyam").patch("/api/v1/office", new OfficeChange(TestOffice.NAME, true, 0, before.attachmentQuota()))
                .as(Office.class)).isEqualTo(before);
    }

    @Test
    void membersOnlyLook() {
        assertThat(office.as("rama").patch("/api/v1/office", new OfficeChange("Lanka", null, null, null)).status()).isEqualTo(403);
        assertThat(office.as("rama").get("/api/v1/office").as(Office.class).name()).isEqualTo(TestOffice.NAME);
    }

    @Test
    void whatIsNoRuleIsRefused() {
        assertThat(refused(new OfficeChange("  ", null, null, null))).isEqualTo("invalid_name");
        assertThat(refused(new OfficeChange("\u202Eakhtim", null, null, null))).isEqualTo("invalid_name");
        assertThat(refused(new OfficeChange(null, null, -1, null))).isEqualTo("invalid_retention_days");
        assertThat(refused(new OfficeChange(null, null, 40_000, null))).isEqualTo("invalid_retention_days");
        assertThat(refused(new OfficeChange(null, null, null, -1L))).isEqualTo("invalid_attachment_quota");
    }

    private String refused(OfficeChange change) {
        return office.as("shyam").patch("/api/v1/office", change).problem();
    }
}
