package dev.vireo.server.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Answers.SearchHit;
import dev.vireo.protocol.Answers.SearchResults;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.Message;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Search over HTTP, in an office that is used by all tests: each has words of its own. */
final class SearchTest {

    private static TestOffice office;
    private static String ramaAndSita;
    private static String ramaAndShyam;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
        ramaAndSita = channel("rama", "sita");
        ramaAndShyam = channel("rama", "shyam");
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void aMessageIsFoundByAllItsWordsWhateverTheirOrderCaseAndAccents() {
        Message cafe = send("rama", ramaAndSita, "Meet me at the Café Lotus at noon");
        send("rama", ramaAndSita, "The lotus is in flower");

        assertThat(found("sita", "LOTUS cafe")).containsExactly(cafe.id());
        assertThat(found("rama", "café noon lotus")).containsExactly(cafe.id());
        assertThat(query("rama", "lotus umbrella").hits()).isEmpty();
    }

    @Test
    void theLastWordMayBeABeginning() {
        Message message = send("sita", ramaAndSita, "The quarterly figures are ready");

        assertThat(found("rama", "quart")).containsExactly(message.id());
        assertThat(found("rama", "figures quart")).containsExactly(message.id());
        assertThat(query("rama", "quart figures").hits()).as("not the last one").isEmpty();
    }

    @Test
    void aPhraseMustStandAsItIs() {
        Message right = send("rama", ramaAndSita, "the golden deer ran away");
        send("rama", ramaAndSita, "a deer, golden and far");
        awaitFound("sita", "golden deer", hits -> hits.size() == 2);

        assertThat(found("sita", "\"golden deer\"")).containsExactly(right.id());
    }

    @Test
    void everyScriptIsSearched() {
        Message hindi = send("rama", ramaAndSita, "कल सुबह मंदिर में मिलते हैं");
        Message arabic = send("rama", ramaAndSita, "الاجتماع غدًا في المَكتب");
        Message chinese = send("rama", ramaAndSita, "明天早上在办公室见面");
        Message japanese = send("rama", ramaAndSita, "来週の会議はキャンセルです");
        Message korean = send("rama", ramaAndSita, "내일 회의실에서 만나요");
        Message greek = send("rama", ramaAndSita, "Καλημέρα σε όλους");
        Message russian = send("rama", ramaAndSita, "Ещё один вопрос");
        Message german = send("rama", ramaAndSita, "Große Straße gesperrt");

        assertThat(found("sita", "मंदिर")).containsExactly(hindi.id());
        assertThat(found("sita", "मंदि")).as("a beginning").containsExactly(hindi.id());
        assertThat(found("sita", "المكتب")).as("without vowel points").containsExactly(arabic.id());
        assertThat(found("sita", "办公室")).containsExactly(chinese.id());
        assertThat(found("sita", "见")).as("one character").containsExactly(chinese.id());
        assertThat(found("sita", "会議")).containsExactly(japanese.id());
        assertThat(found("sita", "ｷｬﾝｾﾙ")).as("of half width").containsExactly(japanese.id());
        assertThat(found("sita", "회의실")).containsExactly(korean.id());
        assertThat(found("sita", "ΟΛΟΥΣ")).containsExactly(greek.id());
        assertThat(found("sita", "еще")).containsExactly(russian.id());
        assertThat(found("sita", "strasse")).containsExactly(german.id());
        assertThat(query("sita", "公办").hits()).as("the other way round").isEmpty();
    }

    @Test
    void anApostropheIsTheBorderOfAWordAndTheWholeIsStillFound() {
        Message team = send("rama", ramaAndSita, "L\u2019équipe est là, c'est l'essentiel");
        Message laptop = send("rama", ramaAndSita, "Rama's laptop is broken");
        Message company = send("rama", ramaAndSita, "La sede dell'azienda, all\u2019ingresso");
        Message brien = send("rama", ramaAndSita, "Ask Mr O'Brien about d'Artagnan");
        Message catalan = send("rama", ramaAndSita, "Reunió a l\u2019oficina d\u2019aquí");
        Message turkish = send("rama", ramaAndSita, "Toplantı Ankara'ya alındı");

        for (String query : List.of("équipe", "equipe", "L'équipe", "l\u2019equipe", "d'équipe", "équi", "\"l'équipe est\"",
                "\"équipe est\"",
                "essentiel équipe")) {
            assertThat(found("sita", query)).as(query).containsExactly(team.id());
        }
        for (String query : List.of("rama laptop", "rama's laptop", "rama\u2019s lap", "\"rama laptop\"", "\"Rama's laptop\"",
                "laptop's rama")) {
            assertThat(found("sita", query)).as(query).containsExactly(laptop.id());
        }
        assertThat(found("sita", "azienda")).containsExactly(company.id());
        assertThat(found("sita", "dell'azienda ingresso")).containsExactly(company.id());
        assertThat(found("sita", "brien")).containsExactly(brien.id());
        assertThat(found("sita", "O'Brien")).containsExactly(brien.id());
        assertThat(found("sita", "o\u2019bri")).as("a beginning").containsExactly(brien.id());
        assertThat(found("sita", "artagnan")).containsExactly(brien.id());
        assertThat(found("sita", "oficina")).containsExactly(catalan.id());
        assertThat(found("sita", "ankara")).containsExactly(turkish.id());
        assertThat(found("sita", "ankara'ya")).containsExactly(turkish.id());
        assertThat(query("sita", "o'neill").hits()).isEmpty();

        SearchHit hit = query("sita", "équipe").hits().getFirst();
        assertThat(hit.snippet().substring(hit.marks().getFirst().from(), hit.marks().getFirst().to())).isEqualTo("équipe");
    }

    @Test
    void aDayIsTheDayOfWhoLooks() {
        Message message = send("rama", ramaAndSita, "jasmine");
        Instant written = message.createdAt();
        awaitFound("sita", "jasmine", hits -> hits.size() == 1);

        for (String zone : List.of("Pacific/Auckland", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "-11:00", "+14:00",
                "UTC")) {
            LocalDate day = written.atZone(ZoneId.of(zone)).toLocalDate();
            assertThat(dated("on:" + day, zone)).as(zone).hasSize(1);
            assertThat(dated("after:" + day, zone)).as(zone).hasSize(1);
            assertThat(dated("before:" + day.plusDays(1), zone)).as(zone).hasSize(1);
            assertThat(dated("before:" + day, zone)).as(zone).isEmpty();
            assertThat(dated("after:" + day.plusDays(1), zone)).as(zone).isEmpty();
            assertThat(dated("on:" + day.minusDays(1), zone)).as(zone).isEmpty();
        }
        assertThat(ask("sita", "?query=a&zone=Nowhere/Land").problem()).isEqualTo("invalid_zone");
        assertThat(ask("sita", "?query=a&on=2026-01-01T10:00:00Z").problem()).isEqualTo("invalid_on");
    }

    private static List<SearchHit> dated(String filter, String zone) {
        return ask("sita", "?query=jasmine%20" + filter + "&zone=" + zone.replace("+", "%2B")).as(SearchResults.class).hits();
    }

    @Test
    void resultsAreShownWithoutMarkup() {
        send("rama", ramaAndSita, "The **kingfisher** sat on `branch` 2*3*4, see [the tree](https://example.com/banyan)");

        SearchHit hit = awaitFound("sita", "kingfisher", hits -> hits.size() == 1).hits().getFirst();
        assertThat(hit.snippet()).isEqualTo("The kingfisher sat on branch 2*3*4, see the tree");
        assertThat(hit.snippet().substring(hit.marks().getFirst().from(), hit.marks().getFirst().to())).isEqualTo("kingfisher");
        assertThat(query("sita", "banyan").hits().getFirst().snippet()).as("only in the address").contains("https://example.com/banyan");
    }

    @Test
    void filtersNarrowTheResults() {
        Message byRama = send("rama", ramaAndSita, "mango juice, see https://example.com/mango");
        Message bySita = send("sita", ramaAndSita, "mango tree");
        Message toShyam = send("rama", ramaAndShyam, "mango season");

        assertThat(found("rama", "mango from:sita")).containsExactly(bySita.id());
        assertThat(found("rama", "from:@Sita mango")).as("by the name shown").containsExactly(bySita.id());
        assertThat(found("rama", "mango in:shyam")).containsExactly(toShyam.id());
        assertThat(found("rama", "mango in:" + ramaAndShyam)).containsExactly(toShyam.id());
        assertThat(found("rama", "mango has:link")).containsExactly(byRama.id());
        assertThat(query("rama", "mango has:file").hits()).isEmpty();
        assertThat(query("rama", "mango from:lakshman").hits()).isEmpty();
        assertThat(query("rama", "mango from:nobody").hits()).isEmpty();
        assertThat(query("rama", "mango in:nowhere").hits()).isEmpty();

        assertThat(ids(ask("rama", "?query=mango&from=sita"))).containsExactly(bySita.id());
        assertThat(ids(ask("rama", "?query=mango&in=sita&has=link"))).containsExactly(byRama.id());
        assertThat(ids(ask("rama", "?query=mango&channel=" + ramaAndShyam))).containsExactly(toShyam.id());
    }

    @Test
    void daysAndTimesLimitTheResults() {
        Message first = send("rama", ramaAndSita, "monsoon begins");
        Message second = send("rama", ramaAndSita, "monsoon ends");
        found("rama", "monsoon ends");
        String between = second.createdAt().toString();

        assertThat(found("rama", "monsoon before:" + between)).containsExactly(first.id());
        assertThat(found("rama", "monsoon after:" + between)).containsExactly(second.id());
        assertThat(query("rama", "monsoon before:2020-01-01").hits()).isEmpty();
        assertThat(query("rama", "monsoon after:2020-01-01").hits()).hasSize(2);
        assertThat(query("rama", "monsoon after:2020-01-01 before:2020-01-02").hits()).isEmpty();
    }

    @Test
    void filtersAloneGiveTheLatestFirst() {
        String channel = channel("sita", "lakshman");
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            sent.addFirst(send("lakshman", channel, "Arrow " + i).id());
        }
        awaitFound("sita", "from:lakshman in:lakshman", hits -> hits.size() == 5);

        assertThat(ids(ask("sita", "?from=lakshman&channel=" + channel))).containsExactlyElementsOf(sent);
        assertThat(ids(ask("sita", "?channel=" + channel + "&limit=2&offset=1"))).containsExactlyElementsOf(sent.subList(1, 3));
    }

    @Test
    void matchesAreMarkedInUtf16UnitsAlsoBehindEmoji() {
        send("rama", ramaAndSita, "🎉👩‍👩‍👧 Ünïted we 🐒 bridge\nthe sea");
        SearchHit hit = awaitFound("sita", "united bri", hits -> hits.size() == 1).hits().getFirst();

        assertThat(hit.snippet()).isEqualTo("🎉👩‍👩‍👧 Ünïted we 🐒 bridge the sea");
        assertThat(marked(hit)).containsExactly("Ünïted", "bridge");
        assertThat(hit.file()).isNull();
        assertThat(hit.message().body()).contains("\n");
    }

    @Test
    void aSnippetIsThePartOfALongTextWithTheMatchesAndNoMarkup() {
        send("rama", ramaAndSita, "word ".repeat(200) + "<b>vanara</b> army 🐒 camps " + "after ".repeat(200));
        SearchHit hit = awaitFound("sita", "vanara army", hits -> hits.size() == 1).hits().getFirst();

        assertThat(hit.snippet().length()).isBetween(100, 170);
        assertThat(hit.snippet()).contains("<b>vanara</b> army 🐒 camps").startsWith("…").endsWith("…");
        assertThat(marked(hit)).containsExactly("vanara", "army");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndRepeats() {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            sent.add(send("rama", ramaAndSita, "peacock number " + i).id());
        }
        awaitFound("sita", "peacock", hits -> hits.size() == 25);
        List<String> paged = new ArrayList<>();
        SearchResults page;
        do {
            page = ask("sita", "?query=peacock&limit=10&offset=" + paged.size()).as(SearchResults.class);
            paged.addAll(page.hits().stream().map(hit -> hit.message().id()).toList());
        } while (page.more());

        assertThat(paged).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void ofEquallyGoodOnesTheLaterComesFirst() {
        Message older = send("rama", ramaAndSita, "ivory gate");
        Message newer = send("rama", ramaAndSita, "ivory wall");

        assertThat(awaitFound("sita", "ivory", hits -> hits.size() == 2).hits())
                .extracting(hit -> hit.message().id()).containsExactly(newer.id(), older.id());
    }

    @Test
    void editsAndDeletionsAreFollowed() {
        Message message = send("rama", ramaAndSita, "sandalwood paste");
        found("sita", "sandalwood");
        office.as("rama").patch("/api/v1/message/" + message.id(), new Requests.MessageChange("camphor paste"));

        assertThat(found("sita", "camphor")).containsExactly(message.id());
        assertThat(query("sita", "sandalwood").hits()).isEmpty();

        office.as("rama").delete("/api/v1/message/" + message.id());
        assertThat(query("sita", "camphor").hits()).as("at once, whatever the index knows").isEmpty();
        assertThat(query("sita", "in:rama camphor").hits()).isEmpty();
    }

    @Test
    void othersConversationsAreNotFound() {
        Message secret = send("rama", ramaAndShyam, "the password is tulsi");
        found("shyam", "tulsi");

        assertThat(query("sita", "tulsi").hits()).isEmpty();
        assertThat(query("lakshman", "tulsi from:rama").hits()).isEmpty();
        assertThat(query("sita", "tulsi in:" + ramaAndShyam).hits()).isEmpty();
        assertThat(ask("sita", "?query=tulsi&channel=" + ramaAndShyam).status()).isEqualTo(404);
        assertThat(ask("sita", "?query=tulsi&channel=" + ramaAndShyam).text()).doesNotContain(secret.id());
    }

    @Test
    void hostileQueriesGetClearAnswers() {
        send("rama", ramaAndSita, "ordinary words");
        found("sita", "ordinary");
        for (String query : List.of("\"", "\"\"", "\"\"\"", "***", "?*", "()", "AND OR NOT", "a:b:c", "+-&|!(){}[]^\"~*?:\\/",
                "/(a+)+$/", ".*", "[a TO z]", "from:", "in:", "has:", "before:", "from:\"", "\"unbalanced words", "ordinary\"",
                "<script>", "' OR 1=1 --", "%", "_", "\u202e\u200b", "a ".repeat(100), "字".repeat(200), "e\u0301".repeat(100),
                "😀".repeat(100), "-", "~", "from:% x", "in:% x")) {
            Answer answer = ask("sita", "?query=" + encode(query));
            assertThat(answer.status()).as("%s: %s", query, answer).isIn(200, 400);
        }
        assertThat(ask("sita", "?query=" + encode("ordinary\"")).as(SearchResults.class).hits()).as("an open quote").hasSize(1);
        assertThat(ask("sita", "?query=" + encode("***")).as(SearchResults.class).hits()).isEmpty();
        assertThat(ask("sita", "?query=" + "a".repeat(201)).problem()).isEqualTo("invalid_query");
        assertThat(ask("sita", "?query=" + "a".repeat(10_000)).status()).isIn(400, 414, 431);
        assertThat(ask("sita", "?query=%00").problem()).isEqualTo("invalid_query");
        assertThat(ask("sita", "?query=ordinary").as(SearchResults.class).hits()).hasSize(1);
    }

    @Test
    void senselessFiltersAreRefusedByName() {
        assertThat(ask("sita", "").problem()).isEqualTo("invalid_query");
        assertThat(ask("sita", "?query=%20").problem()).isEqualTo("invalid_query");
        for (String limit : List.of("0", "101", "-1", "x")) {
            assertThat(ask("sita", "?query=a&limit=" + limit).problem()).isEqualTo("invalid_limit");
        }
        for (String offset : List.of("-1", "1001", "x", "99999999999")) {
            assertThat(ask("sita", "?query=a&offset=" + offset).problem()).isEqualTo("invalid_offset");
        }
        for (String day : List.of("yesterday", "2026-13-01", "2026-02-30", "2026", "01-02-2026", "%2B999999999-01-01T00:00:00Z")) {
            assertThat(ask("sita", "?query=before:" + day).problem()).as(day).isEqualTo("invalid_before");
            assertThat(ask("sita", "?query=a&after=" + day).problem()).as(day).isEqualTo("invalid_after");
        }
        assertThat(ask("sita", "?query=has:money").problem()).isEqualTo("invalid_has");
        assertThat(ask("sita", "?query=a&channel=x").status()).isEqualTo(404);
    }

    private static String channel(String username, String other) {
        return office.as(username).post("/api/v1/direct/" + other).as(Channel.class).id();
    }

    private static Message send(String username, String channel, String body) {
        return office.as(username).post("/api/v1/channel/" + channel + "/messages",
                new Requests.MessageToSend(null, body, null, null)).as(Message.class);
    }

    /** What is found at last. */
    private static List<String> found(String username, String query) {
        return awaitFound(username, query, hits -> !hits.isEmpty()).hits().stream().map(hit -> hit.message().id()).toList();
    }

    private static SearchResults awaitFound(String username, String query, Predicate<List<SearchHit>> wanted) {
        AtomicReference<SearchResults> found = new AtomicReference<>();
        Await.until(() -> {
            found.set(query(username, query));
            assertThat(wanted).as("%s finds %s", query, found).accepts(found.get().hits());
        });
        return found.get();
    }

    private static SearchResults query(String username, String query) {
        return ask(username, "?limit=100&query=" + encode(query)).as(SearchResults.class);
    }

    private static String encode(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static Answer ask(String username, String parameters) {
        return office.as(username).get("/api/v1/search" + parameters);
    }

    private static List<String> ids(Answer answer) {
        return answer.as(SearchResults.class).hits().stream().map(hit -> hit.message().id()).toList();
    }

    private static List<String> marked(SearchHit hit) {
        return hit.marks().stream().map(mark -> hit.snippet().substring(mark.from(), mark.to())).toList();
    }
}
