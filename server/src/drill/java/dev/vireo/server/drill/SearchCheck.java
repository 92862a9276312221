package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Message;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Search finds every message of an author, with the text that it has now, and nothing else. */
final class SearchCheck {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int PAGE = 100;

    private SearchCheck() {
    }

    static void check(Person author, Http http, List<Message> channel, Findings findings) {
        for (String word : List.of(Coworker.SENT_WORD, Coworker.EDITED_WORD)) {
            List<String> expected = channel.stream().filter(message -> message.author().equals(author.username())
                    && message.body().contains(word)).map(Message::id).sorted().toList();
            // The index follows the log a moment later.
            if (!Await.within(TIMEOUT, () -> found(author, http, word).equals(expected))) {
                findings.fault(String.format(Locale.ROOT, "search finds %d of %d messages of %s with %s", found(author, http, word).size(),
                        expected.size(), author.username(), word));
            }
        }
    }

    private static List<String> found(Person author, Http http, String word) {
        List<String> found = new ArrayList<>();
        boolean more = true;
        while (more) {
            Answers.SearchResults page = http.get("/api/v1/search?query=" + word + "&channel=" + author.channelId() + "&from="
                    + author.username() + "&limit=" + PAGE + "&offset=" + found.size()).as(Answers.SearchResults.class);
            page.hits().forEach(hit -> found.add(hit.message().id()));
            more = page.more() && !page.hits().isEmpty();
        }
        found.sort(null);
        return found;
    }
}
