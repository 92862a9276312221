package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Requests;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API of messages that the server sends later as methods, with the rules of {@link ServerClient}. */
public final class ScheduledClient {

    private static final String SCHEDULED = "/api/v1/scheduled";

    private final Http http;

    ScheduledClient(Http http) {
        this.http = http;
    }

    /** My own, the next one first. */
    public List<Answers.Scheduled> all() {
        return http.call("GET", SCHEDULED, null, Answers.ScheduledList.class).scheduled();
    }

    public void add(String channelId, Requests.MessageToSchedule message) {
        http.exchange("POST", "/api/v1/channel/" + Http.escape(channelId) + "/scheduled", message);
    }

    /** @param body null: as it was. @param at null: as it was */
    public void change(String id, @Nullable String body, @Nullable Instant at) {
        http.exchange("PATCH", path(id), new Requests.ScheduledChange(body, at));
    }

    public void send(String id) {
        http.exchange("POST", path(id) + "/send", null);
    }

    public void cancel(String id) {
        http.exchange("DELETE", path(id), null);
    }

    private static String path(String id) {
        return SCHEDULED + "/" + Http.escape(id);
    }
}
