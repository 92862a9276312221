package dev.vireo.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.Rows;
import dev.vireo.testing.TestOffice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    private static final String AUDIT = "/api/v1/audit";

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    private static Answers.AuditPage audit(String query) {
        return office.as("shyam").get(AUDIT + query).as(Answers.AuditPage.class);
    }

    private static long last() {
        return audit("?limit=1").entries().getFirst().number();
    }

    private static List<Answers.AuditEntry> since(long number) {
        return audit("?limit=100&after=" + number).entries();
    }

    /** Who did what to whom. */
    private static String line(Answers.AuditEntry entry) {
        return entry.actor() + " " + entry.action() + " " + entry.subject() + " " + entry.details();
    }

    private static Answers.AuditCheck verify() {
        return office.as("shyam").post(AUDIT + "/verify").as(Answers.AuditCheck.class);
    }

    @Test
    void theChainBeginsWithTheOffice() {
        List<Answers.AuditEntry> first = since(0).subList(0, 4);

        assertThat(first).extracting(AuditTest::line).containsExactly(
                "shyam office_set_up null {office=Ayodhya}",
                "shyam user_added sita {display_name=Sita, kind=person, role=admin}",
                "shyam user_added rama {display_name=Rama, kind=person, role=member}",
                "shyam user_added lakshman {display_name=Lakshman, kind=person, role=member}");
        assertThat(first).extracting(Answers.AuditEntry::address).containsOnly("127.0.0.1");
        assertThat(first).extracting(Answers.AuditEntry::number).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void signingInAndOutAndTokensAreRecorded() {
        long before = last();
        String laptop = office.signIn("rama");
        String phone = office.signIn("rama");
        Answers.SessionInfo other = office.with(phone).get("/api/v1/sessions").as(Answers.SessionList.class).sessions().stream()
                .filter(session -> !session.current()).findFirst().orElseThrow();
        office.with(phone).delete("/api/v1/session/" + other.id());
        office.with(phone).delete("/api/v1/session");
        Answers.AccessToken one = office.as("rama").post("/api/v1/user/rama/tokens", new Requests.NewToken("a script"))
                .as(Answers.AccessToken.class);
        Answers.AccessToken two = office.as("rama").post("/api/v1/user/rama/tokens", new Requests.NewToken("another"))
                .as(Answers.AccessToken.class);
        office.as("sita").delete("/api/v1/user/rama/token/" + one.id());
        office.with(two.token()).delete("/api/v1/session");

        List<Answers.AuditEntry> entries = since(before);
        assertThat(entries).extracting(entry -> entry.actor() + " " + entry.action() + " " + entry.subject()).containsExactly(
                "rama sign_in null", "rama sign_in null", "rama session_ended null", "rama sign_out null", "rama token_made null",
                "rama token_made null", "sita token_ended rama", "rama token_ended null");
        assertThat(entries.get(6).details()).containsEntry("id", one.id()).containsEntry("name", "a script");
        String all = office.as("shyam").get(AUDIT + "?limit=100").text() + office.as("shyam").get(AUDIT + ".csv").text();
        assertThat(all).doesNotContain(laptop, phone, one.token(), two.token(), "vireo_", TestOffice.PASSWORD);
    }

    @Test
    void rolesProfilesSettingsAndExportsAreRecorded() {
        long before = last();
        Http shyam = office.as("shyam");
        shyam.patch("/api/v1/user/lakshman", "{\"role\":\"guest\",\"title\":\"Archer\"}");
        shyam.patch("/api/v1/user/lakshman", "{\"role\":\"member\"}");
        // One's own name and status are one's own; nothing new is no change.
        office.as("lakshman").patch("/api/v1/user/lakshman", "{\"display_name\":\"Lakshman\",\"status_text\":\"In the forest\"}");
        shyam.patch("/api/v1/office", "{\"retention_days\":30,\"read_receipts\":true}");
        shyam.patch("/api/v1/office", "{\"retention_days\":0}");
        String channel = shyam.post("/api/v1/channels", "{\"kind\":\"group\",\"name\":\"Golden deer\",\"members\":[\"rama\"]}")
                .as(Channel.class).id();
        shyam.post("/api/v1/channel/" + channel + "/messages", "{\"body\":\"do not follow it\"}");
        shyam.patch("/api/v1/channel/" + channel + "/member/rama", "{\"role\":\"moderator\"}");
        shyam.patch("/api/v1/channel/" + channel, "{\"retention_days\":7,\"name\":\"Silver deer\"}");
        String export = shyam.post("/api/v1/channel/" + channel + "/export").as(Answers.ExportProgress.class).id();
        Await.until("the export is done",
                () -> shyam.get("/api/v1/export/" + export).as(Answers.ExportProgress.class).state().equals("done"));
        shyam.get("/api/v1/export/" + export + "/file");

        assertThat(since(before)).extracting(AuditTest::line).containsExactly(
                "shyam role_changed lakshman {from=member, to=guest}",
                "shyam profile_changed lakshman {title=Archer, title_before=}",
                "shyam role_changed lakshman {from=guest, to=member}",
                "shyam settings_changed null {retention_days=30, retention_days_before=}",
                "shyam settings_changed null {retention_days=, retention_days_before=30}",
                "shyam channel_role_changed rama {channel=" + channel + ", from=member, to=moderator}",
                "shyam channel_retention_changed null {channel=" + channel + ", from=, to=7}",
                "shyam export_started null {channel=" + channel + ", export=" + export + "}",
                "shyam export_fetched null {channel=" + channel + ", export=" + export + "}");
        assertThat(office.as("shyam").get(AUDIT + ".csv").text()).doesNotContain("do not follow it", "deer", "In the forest");
    }

    @Test
    void whatIsRefusedIsNotRecorded() {
        long before = last();
        office.as("rama").patch("/api/v1/user/sita", "{\"role\":\"member\"}");
        office.as("rama").patch("/api/v1/office", "{\"retention_days\":1}");
        office.as("rama").post("/api/v1/user/sita/tokens", new Requests.NewToken("not mine"));
        office.as("shyam").patch("/api/v1/user/shyam", "{\"role\":\"member\"}");

        assertThat(since(before)).isEmpty();
    }

    @Test
    void aWrongPasswordIsRecordedAndAWrongNameIsNot() {
        long before = last();
        office.anybody().post("/api/v1/session", new Requests.SignIn("sita", "not her password"));
        office.anybody().post("/api/v1/session", new Requests.SignIn("my-secret-password", "sita, my username"));
        office.tidyUp();

        List<Answers.AuditEntry> entries = since(before);
        assertThat(entries).extracting(AuditTest::line).containsExactly(
                "null sign_in_failed sita {}", "null sign_in_failed null {reason=unknown_username}");
        assertThat(entries).extracting(Answers.AuditEntry::address).containsOnly("127.0.0.1");
        assertThat(office.as("shyam").get(AUDIT + ".csv").text()).doesNotContain("secret-password", "not her password");
    }

    @Test
    void tokensThatDoNotWorkAreRecordedAFewTimesAndThenCounted() {
        long before = last();
        Http stranger = office.with("vireo_" + "x".repeat(43));
        for (int i = 0; i < 20; i++) {
            assertThat(stranger.get("/api/v1/unread").status()).isEqualTo(401);
        }
        office.tidyUp();

        assertThat(since(before)).extracting(AuditTest::line).containsOnly("null token_refused null {}").hasSize(3);
        assertThat(office.as("shyam").get(AUDIT + ".csv").text()).doesNotContain("xxxx");
    }

    @Test
    void pagesAndFiltersLoseNothing() {
        for (String change : List.of("{\"title\":\"Charioteer\"}", "{\"title\":\"\"}", "{\"role\":\"guest\"}", "{\"role\":\"member\"}")) {
            office.as("sita").patch("/api/v1/user/rama", change);
        }
        List<Answers.AuditEntry> all = since(0);
        assertThat(all).extracting(Answers.AuditEntry::number).isSorted();

        assertThat(backwards("limit=3")).isEqualTo(all.reversed());
        assertThat(forwards("limit=3")).isEqualTo(all);
        assertThat(backwards("limit=2&actor=sita")).isEqualTo(all.reversed().stream()
                .filter(entry -> "sita".equals(entry.actor())).toList()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(forwards("limit=2&person=rama")).isEqualTo(all.stream()
                .filter(entry -> "rama".equals(entry.actor()) || "rama".equals(entry.subject())).toList()).hasSizeGreaterThan(4);
        assertThat(backwards("limit=2&action=role_changed")).isEqualTo(all.reversed().stream()
                .filter(entry -> entry.action().equals("role_changed")).toList());
        assertThat(forwards("limit=1&action=role_changed&actor=sita&person=rama")).isEqualTo(all.stream()
                .filter(entry -> entry.action().equals("role_changed") && "sita".equals(entry.actor())
                        && "rama".equals(entry.subject()))
                .toList());
        assertThat(audit("?actor=nobody").entries()).isEmpty();
    }

    private static List<Answers.AuditEntry> forwards(String query) {
        List<Answers.AuditEntry> all = new ArrayList<>();
        Answers.AuditPage page;
        do {
            page = audit("?" + query + "&after=" + (all.isEmpty() ? 0 : all.getLast().number()));
            all.addAll(page.entries());
        } while (page.more());
        return all;
    }

    private static List<Answers.AuditEntry> backwards(String query) {
        List<Answers.AuditEntry> all = new ArrayList<>();
        Answers.AuditPage page = audit("?" + query);
        all.addAll(page.entries());
        while (page.more()) {
            page = audit("?" + query + "&before=" + all.getLast().number());
            all.addAll(page.entries());
        }
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=x", "?after=-1", "?after=x", "?before=1.5", "?action=dance",
        "?action=SIGN_IN",
        "?before=1&after=1", "?actor=%00", ".csv?action=dance"})
    void aWrongQuestionIsABadRequest(String query) {
        assertThat(office.as("shyam").get(AUDIT + query).status()).isEqualTo(400);
    }

    @Test
    void onlyOwnersSeeIt() {
        for (String username : List.of("sita", "rama")) {
            assertThat(office.as(username).get(AUDIT).status()).isEqualTo(403);
            assertThat(office.as(username).get(AUDIT + ".csv").status()).isEqualTo(403);
            assertThat(office.as(username).post(AUDIT + "/verify").status()).isEqualTo(403);
        }
        assertThat(office.as("shyam").post(AUDIT + "/verify", "{\"all\":true}").status()).isEqualTo(400);
    }

    @Test
    void theCsvHoldsWhatWasAskedForItsOwnExportLastAndNoFormula() {
        office.as("shyam").patch("/api/v1/user/rama", new Requests.UserChange(null, "=HYPERLINK(\"x\");@SUM(A1)", null, null, null));

        Answer answer = office.as("shyam").get(AUDIT + ".csv?action=profile_changed");
        String text = new String(answer.bytes(), StandardCharsets.UTF_8);

        assertThat(answer.header("Content-Type")).hasValueSatisfying(type -> assertThat(type).startsWith("text/csv"));
        assertThat(answer.header("Content-Disposition")).contains("attachment; filename=\"audit.csv\"");
        assertThat(answer.bytes()).startsWith(0xEF, 0xBB, 0xBF);
        List<String> lines = List.of(text.split("\r\n"));
        assertThat(lines.getFirst()).isEqualTo(
                "\uFEFF\"number\",\"time\",\"actor\",\"action\",\"subject\",\"address\",\"details\",\"hash\"");
        assertThat(lines.getLast()).contains("\"shyam\",\"profile_changed\",\"rama\",\"127.0.0.1\",\"{\"\"title\"\":\"\"=HYPERLINK("
                + "\\\"\"x\\\"\")\\u003b@SUM(A1)\"\",\"\"title_before\"\":\"\"");
        assertThat(lines).hasSize(1 + audit("?action=profile_changed&limit=100").entries().size());
        assertThat(line(audit("?limit=1").entries().getFirst())).isEqualTo("shyam audit_exported null {action=profile_changed}");

        String all = office.as("shyam").get(AUDIT + ".csv").text();
        assertThat(all.lines().count()).isEqualTo(last() + 1);
        assertThat(all.lines().toList().getLast()).contains("\"" + last() + "\"", "\"audit_exported\"");
    }

    @Test
    void ownersVerifyWhileTheOfficeRuns() throws Exception {
        Answers.AuditCheck sound = verify();
        assertThat(sound.brokenAt()).isNull();
        assertThat(sound.entries()).isEqualTo(last());
        assertThat(sound.lastHash()).isEqualTo(audit("?limit=1").entries().getFirst().hash());

        Rows.change(office.databaseUrl(), "UPDATE audit_entry SET actor = 'rama' WHERE number = 3");
        try {
            Answers.AuditCheck touched = verify();
            assertThat(touched.brokenAt()).isEqualTo(3);
            assertThat(touched.reason()).isEqualTo("Entry 3 was changed, or the entry before it was.");
            assertThat(touched.entries()).isEqualTo(2);
        } finally {
            Rows.change(office.databaseUrl(), "UPDATE audit_entry SET actor = 'shyam' WHERE number = 3");
        }
    }

    /** What no route does any more is to be seen here. */
    @Test
    void everyEntryHasAnActionThatClientsKnow() {
        Set<String> known = new TreeSet<>();
        for (AuditAction action : AuditAction.values()) {
            known.add(action.wireName());
        }
        assertThat(since(0)).extracting(Answers.AuditEntry::action).isSubsetOf(known);
    }
}
