package dev.vireo.server.attachment;

import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Uploads files as a client does. */
final class Uploading {

    private Uploading() {
    }

    static Answer upload(TestOffice office, String username, String name, byte[] content) {
        return office.as(username).send("POST", path(name), Optional.of("application/octet-stream"), content);
    }

    static String path(String name) {
        return "/api/v1/attachments?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
