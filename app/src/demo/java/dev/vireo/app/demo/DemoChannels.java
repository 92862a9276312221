package dev.vireo.app.demo;

import static dev.vireo.app.demo.DemoOffice.json;

import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The demo office's channels and what was said in them: a thread, reactions and a picture too. */
final class DemoChannels {

    /** A call of the office's API. */
    interface Api {
        String call(String method, String path, String token, BodyPublisher body);
    }

    private final Api api;
    private final Map<String, String> tokens;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Message> latest = new HashMap<>();

    DemoChannels(Api api, Map<String, String> tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /** Makes them; the first member of each is its owner. */
    void make() {
        Resource.lines("channels.csv").map(line -> line.split(";")).forEach(fields -> {
            List<String> members = List.of(fields[3].split(" "));
            Requests.NewChannel channel = new Requests.NewChannel(ChannelKind.valueOf(fields[1].toUpperCase(Locale.ROOT)),
                    fields[0], fields[2], members.subList(1, members.size()));
            String made = api.call("POST", "/api/v1/channels", tokens.get(members.getFirst()), json(channel));
            ids.put(fields[0], Json.read(made, Channel.class).id());
        });
    }

    /** Writes a line; Shyam and Rama have read what is older than two hours. */
    void write(HistoryLine line) {
        Message written = send(line.to(), line.from(), line.text(), null, List.of());
        latest.put(line.to() + " " + line.from(), written);
        if (line.at().isBefore(Instant.now().minus(Duration.ofMinutes(90)))) {
            List.of("shyam", "rama").forEach(reader -> read(line.to(), reader, written));
        }
    }

    /** What came after: reactions, a thread, a picture. @param goBack sets the office's clock so far before now */
    void talkOn(Consumer<Duration> goBack) {
        goBack.accept(Duration.ofMinutes(60));
        Message loads = latest.get("bridge nala");
        List.of("hanuman", "sita", "lakshman").forEach(who -> react(loads, who, "👍"));
        react(loads, "nila", "🎯");
        react(latest.get("lunch kusha"), "urmila", "🥭");
        Message badge = latest.get("cards review urmila");
        react(badge, "rama", "💚");
        react(badge, "mandavi", "💚");
        goBack.accept(Duration.ofMinutes(55));
        Message water = latest.get("bridge bhagiratha");
        send("bridge", "nala", "Then the fourth pier can wait until Wednesday.", water, List.of());
        send("bridge", "guha", "My boats need one more day, so that suits us all.", water, List.of());
        goBack.accept(Duration.ofMinutes(50));
        String id = upload("urmila", "card with badge.png", Portrait.of("card with badge"));
        send("cards review", "urmila", "And this is the picture for the review.", null, List.of(id));
    }

    private Message send(String channel, String from, String text, @Nullable Message parent,
            List<String> files) {
        Requests.MessageToSend message = new Requests.MessageToSend(null, text, parent == null ? null : parent.id(), files);
        return Json.read(api.call("POST", "/api/v1/channel/" + ids.get(channel) + "/messages", tokens.get(from), json(message)),
                Message.class);
    }

    private void read(String channel, String reader, Message upTo) {
        if (Resource.lines("channels.csv")
                .anyMatch(line -> line.startsWith(channel + ";") && List.of(line.split(";")[3].split(" ")).contains(reader))) {
            api.call("POST", "/api/v1/channel/" + ids.get(channel) + "/read", tokens.get(reader), json(new Requests.Read(upTo.id())));
        }
    }

    private void react(Message message, String who, String emoji) {
        api.call("PUT", "/api/v1/message/" + message.id() + "/reaction/" + URLEncoder.encode(emoji, StandardCharsets.UTF_8),
                tokens.get(who), BodyPublishers.noBody());
    }

    private String upload(String who, String name, byte[] content) {
        String path = "/api/v1/attachments?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Json.read(api.call("POST", path, tokens.get(who), BodyPublishers.ofByteArray(content)), Message.Attachment.class).id();
    }
}
