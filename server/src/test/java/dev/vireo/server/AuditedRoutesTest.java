package dev.vireo.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.BackupOverview;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.InvitationCode;
import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import dev.vireo.testing.TestPostgres;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes an office through its life by every route that changes something: what each leaves in the audit log is listed here, one entry
 * for a change and none for anything else. None of them holds a password, a token, a code or what people write to each other.
 */
final class AuditedRoutesTest {

    private static final String V1 = "/api/v1";
    private static final String SIMPLE = "/api/users/messages/";
    private static final String NOTHING = "";
    private static final String OLD_PASSWORD = "secret lamp by the river";
    private static final String NEW_PASSWORD = "secret boat on the river";
    private static final String THUMB = "/reaction/%F0%9F%91%8D";

    private final TestOffice office = TestOffice.openEmpty(UnaryOperator.identity());
    private final Set<String> tried = new TreeSet<>();
    private final List<String> secrets = new ArrayList<>(List.of("secret", "vireo_", OLD_PASSWORD, NEW_PASSWORD));
    private final Map<String, Http> callers = new HashMap<>();
    private long last;

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void eachChangeLeavesOneEntryAndNoEntryHoldsASecret(@TempDir Path backups) throws IOException {
        people();
        String channel = channels();
        messages(channel);
        exportsAndSettings(channel);
        invitations(channel);
        passwords();
        sessionsAndTokens();
        departures();
        backups(backups);

        assertThat(tried).as("the routes that change something").containsExactlyElementsOf(office.server().routes().stream()
                .filter(route -> !route.startsWith("GET ")).collect(Collectors.toCollection(TreeSet::new)));
        String all = entries(0).toString() + as("shyam").get(V1 + "/audit.csv").text();
        assertThat(secrets).hasSizeGreaterThan(15).allSatisfy(secret -> assertThat(all).doesNotContain(secret));
    }

    private void people() throws IOException {
        String code = office.server().setupCode().orElseThrow();
        secrets.add(code);
        callers.put("", office.anybody());
        remember("shyam", office.anybody().post(V1 + "/setup", Map.of("code", code, "office", "Ayodhya", "username", "shyam",
                "display_name", "Shyam", "password", OLD_PASSWORD)).as(Answers.SignedIn.class));
        expect("POST /api/v1/setup", "office_set_up");
        for (String username : List.of("sita", "rama", "lakshman")) {
            post("shyam", "/users", Map.of("username", username, "display_name", username, "password", OLD_PASSWORD, "role",
                    username.equals("sita") ? "admin" : "member"), "user_added");
            signIn(username, OLD_PASSWORD);
            expect("POST /api/v1/session", "sign_in");
        }
        patch("shyam", "/user/{user_id}", "rama", "{\"title\":\"Archer\"}", "profile_changed");
        patch("shyam", "/user/{user_id}", "rama", "{\"role\":\"guest\"}", "role_changed");
        patch("shyam", "/user/{user_id}", "rama", "{\"role\":\"member\"}", "role_changed");
        patch("rama", "/user/{user_id}", "rama", "{\"status_text\":\"a secret errand\"}", NOTHING);
        for (String caller : List.of("sita", "rama")) {
            assertThat(as(caller).send("PUT", V1 + "/user/rama/avatar", Optional.of("image/png"), picture()).status()).isEqualTo(200);
            String action = caller.equals("rama") ? NOTHING : "profile_changed";
            expect("PUT /api/v1/user/{user_id}/avatar", action);
            send(caller, "DELETE", "/user/{user_id}/avatar", "/user/rama/avatar", null, action);
        }
        send("rama", "PUT", "/user/{user_id}/status", "/user/rama/status", "{\"presence\":\"away\"}", NOTHING);
        send("rama", "PUT", "/user/{user_id}/status-text", "/user/rama/status-text", "{\"text\":\"a secret errand\"}", NOTHING);
        send("rama", "PUT", "/user/{user_id}/idle", "/user/rama/idle", "{\"idle\":true}", NOTHING);
    }

    private String channels() {
        String channel = post("rama", "/channels", "{\"kind\":\"group\",\"name\":\"secret forest\",\"members\":[\"sita\"]}", NOTHING)
                .as(Channel.class).id();
        String at = "/channel/" + channel;
        send("rama", "PATCH", "/channel/{channel_id}", at, "{\"name\":\"secret meadow\"}", NOTHING);
        send("rama", "PATCH", "/channel/{channel_id}", at, "{\"retention_days\":7}", "channel_retention_changed");
        send("rama", "POST", "/channel/{channel_id}/members", at + "/members", "{\"users\":[\"lakshman\"]}", NOTHING);
        send("rama", "PATCH", "/channel/{channel_id}/member/{user_id}", at + "/member/sita", "{\"role\":\"moderator\"}",
                "channel_role_changed");
        send("rama", "DELETE", "/channel/{channel_id}/member/{user_id}", at + "/member/lakshman", null, NOTHING);
        send("rama", "POST", "/direct/{user_id}", "/direct/lakshman", null, NOTHING);
        return channel;
    }

    private void messages(String channel) {
        String at = "/channel/" + channel;
        String message = send("rama", "POST", "/channel/{channel_id}/messages", at + "/messages", "{\"body\":\"a secret word\"}", NOTHING)
                .as(Message.class).id();
        String of = "/message/" + message;
        send("rama", "PATCH", "/message/{message_id}", of, "{\"body\":\"another secret word\"}", NOTHING);
        send("sita", "PUT", "/message/{message_id}/reaction/{emoji}", of + THUMB, null, NOTHING);
        send("sita", "DELETE", "/message/{message_id}/reaction/{emoji}", of + THUMB, null, NOTHING);
        send("rama", "POST", "/channel/{channel_id}/messages", at + "/messages",
                "{\"body\":\"a secret answer\",\"parent_id\":\"" + message + "\"}", NOTHING);
        send("sita", "POST", "/channel/{channel_id}/messages", at + "/messages", "{\"forwarded_id\":\"" + message + "\"}", NOTHING);
        send("sita", "PUT", "/message/{message_id}/following", of + "/following", null, NOTHING);
        send("sita", "DELETE", "/message/{message_id}/following", of + "/following", null, NOTHING);
        send("sita", "PUT", "/message/{message_id}/pin", of + "/pin", null, NOTHING);
        send("sita", "DELETE", "/message/{message_id}/pin", of + "/pin", null, NOTHING);
        send("sita", "PUT", "/message/{message_id}/saved", of + "/saved", null, NOTHING);
        send("sita", "DELETE", "/message/{message_id}/saved", of + "/saved", null, NOTHING);
        String later = Instant.now().plusSeconds(3600).toString();
        send("sita", "PUT", "/message/{message_id}/reminder", of + "/reminder", "{\"at\":\"" + later + "\"}", NOTHING);
        send("sita", "DELETE", "/message/{message_id}/reminder", of + "/reminder", null, NOTHING);
        for (boolean sent : List.of(true, false)) {
            String scheduled = send("sita", "POST", "/channel/{channel_id}/scheduled", at + "/scheduled",
                    "{\"body\":\"a secret plan\",\"send_at\":\"" + later + "\"}", NOTHING).as(Answers.Scheduled.class).id();
            send("sita", "PATCH", "/scheduled/{id}", "/scheduled/" + scheduled, "{\"body\":\"another secret plan\"}", NOTHING);
            if (sent) {
                send("sita", "POST", "/scheduled/{id}/send", "/scheduled/" + scheduled + "/send", null, NOTHING);
            } else {
                send("sita", "DELETE", "/scheduled/{id}", "/scheduled/" + scheduled, null, NOTHING);
            }
        }
        send("sita", "POST", "/channel/{channel_id}/read", at + "/read", "{\"up_to\":\"" + message + "\"}", NOTHING);
        send("sita", "POST", "/channel/{channel_id}/unread", at + "/unread", "{\"from\":\"" + message + "\"}", NOTHING);
        send("sita", "POST", "/channel/{channel_id}/typing", at + "/typing", "{}", NOTHING);
        send("rama", "POST", "/attachments", "/attachments?name=secret.txt", "\"a secret file\"", NOTHING);
        send("rama", "DELETE", "/message/{message_id}", of, null, NOTHING);
        simple("rama", "send-with-notification", "{\"from_user\":\"rama\",\"to_user\":\"sita\",\"message\":\"a secret word\"}");
        simple("sita", "mark-read", "{\"reader\":\"sita\",\"sender\":\"rama\"}");
    }

    private void exportsAndSettings(String channel) {
        String export = send("rama", "POST", "/channel/{channel_id}/export", "/channel/" + channel + "/export", null, "export_started")
                .as(Answers.ExportProgress.class).id();
        Await.until("the export is done", () -> as("rama").get(V1 + "/export/" + export).as(Answers.ExportProgress.class).state().equals(
                "done"));
        assertThat(as("rama").get(V1 + "/export/" + export + "/file").status()).isEqualTo(200);
        expect("GET /api/v1/export/{id}/file", "export_fetched");
        send("rama", "DELETE", "/export/{id}", "/export/" + export, null, NOTHING);
        send("rama", "DELETE", "/channel/{channel_id}", "/channel/" + channel, null, NOTHING);
        patch("shyam", "/office", "", "{\"retention_days\":30}", "settings_changed");
        patch("shyam", "/office", "", "{\"retention_days\":30}", NOTHING);
        post("shyam", "/audit/verify", null, NOTHING);
        assertThat(as("shyam").get(V1 + "/audit.csv").status()).isEqualTo(200);
        expect("GET /api/v1/audit.csv", "audit_exported");
    }

    private void invitations(String channel) {
        Answers.IssuedInvitation invitation = post("sita", "/invitations",
                "{\"role\":\"member\",\"note\":\"a secret note\"}", "invitation_made").as(Answers.IssuedInvitation.class);
        secrets.add(invitation.code());
        secrets.add(invitation.code().replaceAll("[^A-Za-z0-9]", ""));
        post("", "/join/check", "{\"code\":\"" + invitation.code() + "\"}", NOTHING);
        Answer joined = post("", "/join", Map.of("code", invitation.code(), "username", "vali", "display_name", "Vali", "password",
                OLD_PASSWORD), "joined");
        remember("vali", joined.as(Answers.SignedIn.class));
        String at = "/invitation/" + invitation.id();
        send("sita", "DELETE", "/invitation/{id}", at, null, "invitation_revoked");
        send("sita", "DELETE", "/invitation/{id}", at, null, NOTHING);
        String wrong = invitation.code().substring(0, 12) + "secret";
        as("").post(V1 + "/join/check", Map.of("code", wrong));
        expect("POST /api/v1/join/check", NOTHING);
        InvitationCode guess = InvitationCode.issue(new byte[KeyFingerprint.HEAD_BYTES], new SecureRandom());
        secrets.add(guess.secret());
        assertThat(as("").post(V1 + "/join/check", Map.of("code", guess.text())).problem()).isEqualTo("invitation_unknown");
        expect("POST /api/v1/join/check", "join_failed");
    }

    private void passwords() {
        assertThat(as("").post(V1 + "/session", Map.of("username", "sita", "password", "a secret guess")).status()).isEqualTo(401);
        expect("POST /api/v1/session", "sign_in_failed");
        send("rama", "PUT", "/user/{user_id}/password", "/user/rama/password",
                "{\"current\":\"" + OLD_PASSWORD + "\",\"new\":\"" + NEW_PASSWORD + "\",\"keep_this_session\":true}", "password_changed");
        assertThat(as("rama").put(V1 + "/user/rama/password", Map.of("current", "a secret guess", "new", OLD_PASSWORD)).status())
                .isEqualTo(403);
        expect("PUT /api/v1/user/{user_id}/password", "password_change_failed");
        String code = send("shyam", "POST", "/user/{user_id}/reset", "/user/lakshman/reset", null, "password_reset_made")
                .as(Answers.ResetCode.class).code();
        secrets.add(code);
        secrets.add(code.replaceAll("[^A-Za-z0-9]", ""));
        post("", "/password", Map.of("code", code, "username", "lakshman", "new", NEW_PASSWORD), "password_reset");
        as("").post(V1 + "/password", Map.of("code", code, "username", "lakshman", "new", NEW_PASSWORD));
        expect("POST /api/v1/password", "password_reset_failed");
        signIn("lakshman", NEW_PASSWORD);
        expect("POST /api/v1/session", "sign_in");
    }

    private void sessionsAndTokens() {
        Answers.AccessToken token = send("rama", "POST", "/user/{user_id}/tokens", "/user/rama/tokens", "{\"name\":\"a script\"}",
                "token_made").as(Answers.AccessToken.class);
        secrets.add(token.token());
        send("sita", "DELETE", "/user/{user_id}/token/{id}", "/user/rama/token/" + token.id(), null, "token_ended");
        assertThat(office.with(token.token()).get(V1 + "/unread").status()).isEqualTo(401);
        expect("GET /api/v1/unread", "token_refused");

        signIn("rama", NEW_PASSWORD);
        expect("POST /api/v1/session", "sign_in");
        send("rama", "DELETE", "/session/{id}", "/session/" + other("rama"), null, "session_ended");
        signIn("lakshman", NEW_PASSWORD);
        expect("POST /api/v1/session", "sign_in");
        send("sita", "DELETE", "/user/{user_id}/session/{id}", "/user/lakshman/session/" + other("lakshman"), null, "session_ended");
        assertThat(entries(last - 1).getFirst()).returns("sita", Answers.AuditEntry::actor).returns("lakshman",
                Answers.AuditEntry::subject);
        send("rama", "DELETE", "/session", "/session", null, "sign_out");
    }

    private void departures() {
        send("sita", "POST", "/user/{user_id}/deactivate", "/user/lakshman/deactivate", null, "deactivated");
        send("sita", "POST", "/user/{user_id}/deactivate", "/user/lakshman/deactivate", null, NOTHING);
        send("sita", "POST", "/user/{user_id}/reactivate", "/user/lakshman/reactivate", null, "reactivated");
        send("shyam", "DELETE", "/user/{user_id}", "/user/lakshman?messages=keep", null, "deleted");
        assertThat(entries(last - 1).getFirst()).returns("shyam", Answers.AuditEntry::actor).returns("lakshman",
                Answers.AuditEntry::subject);
    }

    /** They take their time, and leave their entry at the end of it. An office in PostgreSQL has none, and nothing to tell. */
    private void backups(Path folder) throws IOException {
        boolean here = !TestPostgres.isWanted();
        backup("PATCH", "/schedule", "{\"folder\":\"" + folder.toString().replace("\\", "\\\\") + "\"}",
                here ? "backup_schedule_changed" : NOTHING);
        backup("POST", "", null, here ? "backup_verified" : NOTHING);
        if (here) {
            stopABackup();
        } else {
            backup("DELETE", "/running", null, NOTHING);
        }
        try (Stream<Path> made = Files.list(folder)) {
            for (Path each : made.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
        backup("POST", "", null, here ? "backup_failed" : NOTHING);
        Files.createDirectory(folder);
    }

    /** The small office is backed up so soon that this may come too late. */
    private void stopABackup() {
        Await.until("a backup that was stopped in time", () -> {
            assertThat(as("shyam").post(V1 + "/backups").status()).isEqualTo(202);
            as("shyam").delete(V1 + "/backups/running");
            awaitIdle();
            List<Answers.AuditEntry> entries = entries(last);
            last += entries.size();
            return entries.stream().map(Answers.AuditEntry::action).toList().equals(List.of("backup_cancelled"));
        });
        tried.add("DELETE " + V1 + "/backups/running");
    }

    private void awaitIdle() {
        Await.until("an end", () -> as("shyam").get(V1 + "/backups").as(BackupOverview.class).running() == null);
    }

    private void backup(String method, String path, @Nullable String body, String action) {
        Answer answer = as("shyam").send(method, V1 + "/backups" + path, body);
        if (TestPostgres.isWanted()) {
            assertThat(answer.problem()).isEqualTo("office_in_postgresql");
        } else {
            assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
            awaitIdle();
        }
        expect(method + " " + V1 + "/backups" + path, action);
    }

    /** A session that is not the one in use. */
    private String other(String username) {
        return as(username).get(V1 + "/sessions").as(Answers.SessionList.class).sessions().stream()
                .filter(session -> !session.current()).map(Answers.SessionInfo::id).findFirst().orElseThrow();
    }

    private void signIn(String username, String password) {
        remember(username, office.anybody().post(V1 + "/session", Map.of("username", username, "password", password))
                .as(Answers.SignedIn.class));
    }

    private void remember(String username, Answers.SignedIn signedIn) {
        secrets.add(signedIn.token());
        callers.put(username, office.with(signedIn.token()));
    }

    private Http as(String username) {
        return callers.get(username);
    }

    private Answer post(String caller, String path, @Nullable Object body, String action) {
        return send(caller, "POST", path, path, body, action);
    }

    private void patch(String caller, String path, String user, String body, String action) {
        send(caller, "PATCH", path, path.replace("{user_id}", user), body, action);
    }

    private Answer send(String caller, String method, String route, String path, @Nullable Object body, String action) {
        Answer answer = as(caller).send(method, V1 + path, body);
        assertThat(answer.status()).as(method + " " + path + ": " + answer).isBetween(200, 299);
        expect(method + " " + V1 + route, action);
        return answer;
    }

    private void simple(String caller, String path, String body) {
        Answer answer = as(caller).post(SIMPLE + path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        expect("POST " + SIMPLE + path, NOTHING);
    }

    /** What has been recorded since the last time. @param action empty for nothing */
    private void expect(String route, String action) {
        if (!route.startsWith("GET ")) {
            tried.add(route);
        }
        office.tidyUp();
        List<Answers.AuditEntry> entries = entries(last);
        assertThat(entries).as(route).extracting(Answers.AuditEntry::action)
                .containsExactlyElementsOf(action.isEmpty() ? List.of() : List.of(action));
        last += entries.size();
    }

    private List<Answers.AuditEntry> entries(long after) {
        List<Answers.AuditEntry> all = new ArrayList<>();
        Answers.AuditPage page;
        do {
            page = as("shyam").get(V1 + "/audit?limit=100&after=" + (all.isEmpty() ? after : all.getLast().number()))
                    .as(Answers.AuditPage.class);
            all.addAll(page.entries());
        } while (page.more());
        return all;
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
