package dev.vireo.server.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestChannel;
import dev.vireo.testing.TestOffice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pages of the longest messages: none is long, and whoever goes on from each meets all messages once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LongPagesTest {

    private static final int MESSAGES = 45;
    /** 30,000 bytes in UTF-8. */
    private static final String LONGEST = "लंका ".repeat(1_000).strip() + "।".repeat(10_000 - 4_999);
    /** The bound, and the rest of an answer. */
    private static final int MOST = 1_100_000;

    private TestOffice office;
    private TestChannel direct;
    private Message parent;
    private List<String> ids;

    @BeforeAll
    void write() {
        office = TestOffice.open();
        direct = TestChannel.direct(office, "rama", "sita");
        parent = direct.send("sita", "लंका?");
        ids = Stream.generate(() -> direct.reply("rama", parent, LONGEST).id()).limit(MESSAGES).toList();
    }

    @AfterAll
    void close() {
        office.close();
    }

    private <T> T get(String path, Class<T> type) {
        Answer answer = office.as("sita").get(path);
        assertThat(answer.bytes().length).as(path).isLessThan(MOST);
        return answer.as(type);
    }

    /** All that is met by going on from page to page. */
    private static List<String> all(Function<String, Answers.MessagePage> pageAfter, boolean forward) {
        List<String> met = new ArrayList<>();
        Answers.MessagePage page;
        do {
            page = pageAfter.apply(met.isEmpty() ? "" : forward ? met.getLast() : met.getFirst());
            assertThat(page.messages()).isNotEmpty();
            met.addAll(forward ? met.size() : 0, page.messages().stream().map(Message::id).toList());
        } while (page.more());
        return met;
    }

    @Test
    void historyIsReadToItsBeginningAndToItsEnd() {
        String history = "/api/v1/channel/" + parent.channelId() + "/messages?limit=100";
        List<String> backward = all(last -> get(history + (last.isEmpty() ? "" : "&before=" + last), Answers.MessagePage.class), false);
        assertThat(backward.subList(1, backward.size())).isEqualTo(ids);

        List<String> forward = all(last -> get(history + "&after=" + (last.isEmpty() ? parent.id() : last), Answers.MessagePage.class),
                true);
        assertThat(forward).isEqualTo(ids);
    }

    @Test
    void threadsAre() {
        String thread = "/api/v1/message/" + parent.id() + "/thread?limit=100";
        assertThat(all(last -> {
            Answers.ThreadView view = get(thread + (last.isEmpty() ? "" : "&before=" + last), Answers.ThreadView.class);
            return new Answers.MessagePage(view.messages(), view.more());
        }, false)).isEqualTo(ids);
    }

    @Test
    void aPageAroundAMessageHoldsItBetweenOthers() {
        String middle = ids.get(MESSAGES / 2);
        Answers.MessagePage page = get("/api/v1/channel/" + parent.channelId() + "/messages?limit=100&around=" + middle,
                Answers.MessagePage.class);
        List<String> met = page.messages().stream().map(Message::id).toList();
        assertThat(met).contains(middle, ids.get(MESSAGES / 2 - 1), ids.get(MESSAGES / 2 + 1)).isSubsetOf(ids);
        assertThat(page.more()).isTrue();
    }

    @Test
    void aSearchFindsAllByGoingOnFromWhatItFound() {
        String search = "/api/v1/search?limit=100&query=" + URLEncoder.encode("लंका", StandardCharsets.UTF_8) + "&offset=";
        Await.until("all messages to be in the index", () -> search(search).size() == MESSAGES + 1);
        assertThat(search(search)).doesNotHaveDuplicates().containsAll(ids);
    }

    private List<String> search(String path) {
        List<String> met = new ArrayList<>();
        Answers.SearchResults results;
        do {
            results = get(path + met.size(), Answers.SearchResults.class);
            results.hits().forEach(hit -> met.add(hit.message().id()));
        } while (results.more());
        return met;
    }

    @Test
    void theSimpleApiIsPolledToItsEnd() {
        String poll = "/api/users/messages/poll/sita?limit=100";
        SimpleApi.DirectMessages latest = get(poll, SimpleApi.DirectMessages.class);
        assertThat(latest.messages().getLast().messageId()).isEqualTo(ids.getLast());

        List<String> met = new ArrayList<>();
        SimpleApi.DirectMessages page = get(poll + "&since=" + parent.createdAt(), SimpleApi.DirectMessages.class);
        while (!page.messages().isEmpty()) {
            page.messages().forEach(message -> met.add(message.messageId()));
            page = get(poll + "&since=" + page.messages().getLast().timestamp(), SimpleApi.DirectMessages.class);
        }
        assertThat(met).isEqualTo(ids);
    }

    @Test
    void aSingleMessageComesHoweverLongItIs() {
        assertThat(PageRoom.fitting(List.of(direct.see("sita", parent)), Function.identity(), 0)).hasSize(1);
    }
}
