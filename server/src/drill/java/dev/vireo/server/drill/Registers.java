package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Office;
import dev.vireo.protocol.Requests;
import dev.vireo.protocol.User;
import dev.vireo.testing.Http;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Everything of an office that is set again and again, and who sets it. */
final class Registers {

    private static final String NONE = "-";

    private Registers() {
    }

    /** What somebody sets of themselves: the profile, how they are notified, whether they are in an open channel. */
    static List<Register> of(Person person, FileOffice office) {
        String user = "/api/v1/user/" + person.username();
        String member = "/api/v1/channel/" + person.channelId() + "/member/" + person.username();
        String hall = office.owner().post("/api/v1/channels",
                new Requests.NewChannel(ChannelKind.OPEN, "Hall of " + person.username(), null, List.of())).as(Channel.class).id();
        return List.of(
                new Register("the status of " + person.username(), "", random -> "Status " + random.nextInt(1_000),
                        (http, text) -> http.patch(user, new Requests.UserChange(null, null, null, text, null)),
                        http -> http.get(user).as(User.class).statusText()),
                new Register("the notifications of " + person.username(), "all", random -> pick(random, "all", "mentions", "none"),
                        (http, choice) -> http.patch(member, "{\"notifications\":\"" + choice + "\"}"),
                        http -> text(self(http, person).map(Member::notifications))),
                new Register("the membership of " + person.username(), NONE, random -> pick(random, NONE, "member"),
                        (http, role) -> role.equals(NONE)
                                ? http.delete("/api/v1/channel/" + hall + "/member/" + person.username())
                                : http.post("/api/v1/channel/" + hall + "/members", new Requests.NewMembers(List.of(person.username()))),
                        http -> http.get("/api/v1/open-channels?limit=100").as(Answers.OpenChannelPage.class).channels().stream()
                                .filter(channel -> channel.id().equals(hall)).anyMatch(Answers.OpenChannel::joined) ? "member" : NONE));
    }

    /** What the owner sets: the office, the channels' names and retention, and the roles in them. */
    static List<Register> ofOwner(List<Person> people, FileOffice office) {
        List<Register> all = new ArrayList<>(List.of(
                new Register("the office's name", "Ayodhya", random -> "Ayodhya " + random.nextInt(1_000),
                        (http, name) -> http.patch("/api/v1/office", new Requests.OfficeChange(name, null, null, null)),
                        http -> http.get("/api/v1/office").as(Office.class).name()),
                new Register("the office's quota", Long.toString(office.owner().get("/api/v1/office").as(Office.class).attachmentQuota()),
                        random -> Long.toString((1L + random.nextInt(100)) << 30),
                        (http, quota) -> http.patch("/api/v1/office", new Requests.OfficeChange(null, null, null, Long.valueOf(quota))),
                        http -> Long.toString(http.get("/api/v1/office").as(Office.class).attachmentQuota()))));
        for (String channelId : people.stream().map(Person::channelId).distinct().toList()) {
            String channel = "/api/v1/channel/" + channelId;
            all.add(new Register("the name of channel " + channelId, office.owner().get(channel).as(Channel.class).name(),
                    random -> "Channel " + random.nextInt(1_000),
                    (http, name) -> http.patch(channel, new Requests.ChannelChange(name, null, null, null)),
                    http -> http.get(channel).as(Channel.class).name()));
            all.add(new Register("the retention of channel " + channelId, "0", random -> Integer.toString(random.nextInt(30) * 10),
                    (http, days) -> http.patch(channel, new Requests.ChannelChange(null, null, null, Integer.valueOf(days))),
                    http -> Optional.ofNullable(http.get(channel).as(Channel.class).retentionDays()).map(String::valueOf).orElse("0")));
        }
        for (Person person : people) {
            all.add(new Register("the role of " + person.username(), "member", random -> pick(random, "member", "moderator"),
                    (http, role) -> http.patch("/api/v1/channel/" + person.channelId() + "/member/" + person.username(),
                            "{\"role\":\"" + role + "\"}"),
                    http -> text(role(http, person.channelId(), person.username()))));
        }
        return all;
    }

    private static Optional<Object> role(Http http, String channelId, String username) {
        return http.get("/api/v1/channel/" + channelId + "/members").as(Answers.Members.class).members().stream()
                .filter(member -> member.user().equals(username)).<Object>map(Member::role).findFirst();
    }

    /** Somebody's own membership in their channel, as they see it. */
    static Optional<Member> self(Http http, Person person) {
        return http.get("/api/v1/channel/" + person.channelId() + "/members").as(Answers.Members.class).members().stream()
                .filter(member -> member.user().equals(person.username())).findFirst();
    }

    private static String text(Optional<?> constant) {
        return constant.map(value -> value.toString().toLowerCase(Locale.ROOT)).orElse(NONE);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
