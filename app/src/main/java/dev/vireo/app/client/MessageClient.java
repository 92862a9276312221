package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Limits;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API of messages as methods, with the rules of {@link ServerClient}. */
public final class MessageClient {

    private final Http http;

    MessageClient(Http http) {
        this.http = http;
    }

    /** The newest messages of a channel. */
    public Answers.MessagePage newest(String channelId, int limit) {
        return page(channelId, "?limit=" + limit);
    }

    /** The messages right before one. */
    public Answers.MessagePage before(String channelId, String messageId, int limit) {
        return page(channelId, "?before=" + Http.escape(messageId) + "&limit=" + limit);
    }

    /** The messages right after one. */
    public Answers.MessagePage after(String channelId, String messageId, int limit) {
        return page(channelId, "?after=" + Http.escape(messageId) + "&limit=" + limit);
    }

    /** The messages around one; {@code more} says whether there are older ones. */
    public Answers.MessagePage around(String channelId, String messageId, int limit) {
        return page(channelId, "?around=" + Http.escape(messageId) + "&limit=" + limit);
    }

    /** The messages around the first one since a time; the newest if there is none. */
    public Answers.MessagePage at(String channelId, Instant time, int limit) {
        return page(channelId, "?at=" + Http.escape(time.toString()) + "&limit=" + limit);
    }

    private Answers.MessagePage page(String channelId, String query) {
        return http.call("GET", "/api/v1/channel/" + Http.escape(channelId) + "/messages" + query, null, Answers.MessagePage.class);
    }

    /** Sends a message; a repeat with the same client id answers with the first one. */
    public Message send(String channelId, Requests.MessageToSend message) {
        return http.post(channelPath(channelId) + "/messages", message, Message.class);
    }

    /** Marks a channel read up to a message; a reply, its thread. */
    public Answers.ReadState read(String channelId, String upToMessageId) {
        return http.post(channelPath(channelId) + "/read", new Requests.Read(upToMessageId), Answers.ReadState.class);
    }

    /** Marks a message and all after it unread again. */
    public Answers.ReadState unreadFrom(String channelId, String messageId) {
        return http.post(channelPath(channelId) + "/unread", new Requests.MarkUnread(messageId), Answers.ReadState.class);
    }

    /** Says that one is writing, in a thread if one is named. */
    public void typing(String channelId, @Nullable String parentId) {
        http.exchange("POST", channelPath(channelId) + "/typing", new Requests.TypingIn(parentId));
    }

    public Message message(String id) {
        return http.call("GET", messagePath(id), null, Message.class);
    }

    public Message edit(String id, String body) {
        return http.call("PATCH", messagePath(id), new Requests.MessageChange(body), Message.class);
    }

    public void delete(String id) {
        http.exchange("DELETE", messagePath(id), null);
    }

    /** The words it had before; for moderators. */
    public List<Answers.MessageVersion> versions(String id) {
        return http.call("GET", messagePath(id) + "/versions", null, Answers.MessageVersions.class).versions();
    }

    public Message react(String id, String emoji, boolean on) {
        return http.call(on ? "PUT" : "DELETE", messagePath(id) + "/reaction/" + Http.escape(emoji), null, Message.class);
    }

    /** What is pinned in a channel, the last one first. */
    public Answers.PinList pins(String channelId) {
        return http.call("GET", channelPath(channelId) + "/pins", null, Answers.PinList.class);
    }

    public void pin(String id, boolean on) {
        http.exchange(on ? "PUT" : "DELETE", messagePath(id) + "/pin", null);
    }

    /** What I have saved for later, the last one first. */
    public List<Answers.Saved> allSaved() {
        Answers.SavedList page = saved("");
        List<Answers.Saved> all = new ArrayList<>(page.saved());
        while (page.more() && !page.saved().isEmpty()) {
            page = saved(page.saved().getLast().message().id());
            all.addAll(page.saved());
        }
        return all;
    }

    /** @param before the last message of the page before; empty: from the last one on */
    private Answers.SavedList saved(String before) {
        return http.call("GET", "/api/v1/saved?limit=" + Limits.PAGE + (before.isEmpty() ? "" : "&before=" + Http.escape(before)), null,
                Answers.SavedList.class);
    }

    public void save(String id, boolean on) {
        http.exchange(on ? "PUT" : "DELETE", messagePath(id) + "/saved", null);
    }

    /** Has me reminded of a message, which is saved then; null: no more. */
    public void remind(String id, @Nullable Instant at) {
        http.exchange(at == null ? "DELETE" : "PUT", messagePath(id) + "/reminder", at == null ? null : new Requests.Reminder(at));
    }

    /** The newest replies to a message, or those right before one of them. */
    public Answers.ThreadView thread(String parentId, @Nullable String before, int limit) {
        return http.call("GET", messagePath(parentId) + "/thread?limit=" + limit
                + (before == null ? "" : "&before=" + Http.escape(before)), null, Answers.ThreadView.class);
    }

    public Answers.ReadState follow(String parentId, boolean on) {
        return http.call(on ? "PUT" : "DELETE", messagePath(parentId) + "/following", null, Answers.ReadState.class);
    }

    public Answers.UnreadCounts unread() {
        return http.call("GET", "/api/v1/unread", null, Answers.UnreadCounts.class);
    }

    /**
     * Messages that match, best first. {@code channelId} null: in all channels of one's own.
     *
     * @param zone where the days of the query begin and end
     */
    public Answers.SearchResults search(String query, ZoneId zone, @Nullable String channelId, int limit, int offset) {
        return http.call("GET", "/api/v1/search?query=" + Http.escape(query) + "&zone=" + Http.escape(zone.getId())
                + (channelId == null ? "" : "&channel=" + Http.escape(channelId))
                + "&limit=" + limit + "&offset=" + offset, null, Answers.SearchResults.class);
    }

    private static String channelPath(String id) {
        return "/api/v1/channel/" + Http.escape(id);
    }

    private static String messagePath(String id) {
        return "/api/v1/message/" + Http.escape(id);
    }
}
