package dev.vireo.app.client;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Requests;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API of channels as methods, with the rules of {@link ServerClient}. */
public final class ChannelClient {

    private final Http http;

    ChannelClient(Http http) {
        this.http = http;
    }

    public Answers.ChannelList mine() {
        return http.call("GET", "/api/v1/channels", null, Answers.ChannelList.class);
    }

    /** The direct channel with somebody, made now if there was none. */
    public Channel direct(String username) {
        return http.post("/api/v1/direct/" + Http.escape(username), null, Channel.class);
    }

    public Channel create(Requests.NewChannel channel) {
        return http.call("POST", "/api/v1/channels", channel, Channel.class);
    }

    public Channel channel(String id) {
        return http.call("GET", channelPath(id), null, Channel.class);
    }

    public Channel change(String channelId, Requests.ChannelChange change) {
        return http.call("PATCH", channelPath(channelId), change, Channel.class);
    }

    /** Open channels by name. @param after the name after which the page begins; null for the first page */
    public Answers.OpenChannelPage open(String query, @Nullable String after, int limit) {
        return http.call("GET", "/api/v1/open-channels?limit=" + limit + "&query=" + Http.escape(query)
                + (after == null ? "" : "&after=" + Http.escape(after)), null, Answers.OpenChannelPage.class);
    }

    public List<Member> members(String channelId) {
        return http.call("GET", channelPath(channelId) + "/members", null, Answers.Members.class).members();
    }

    /** Adds people; oneself, to join an open channel. */
    public List<Member> addMembers(String channelId, List<String> usernames) {
        return http.post(channelPath(channelId) + "/members", new Requests.NewMembers(usernames), Answers.Members.class)
                .members();
    }

    public void removeMember(String channelId, String username) {
        http.exchange("DELETE", channelPath(channelId) + "/member/" + Http.escape(username), null);
    }

    public Member changeMember(String channelId, String username, Requests.MemberChange change) {
        return http.call("PATCH", channelPath(channelId) + "/member/" + Http.escape(username), change, Member.class);
    }

    private static String channelPath(String id) {
        return "/api/v1/channel/" + Http.escape(id);
    }
}
