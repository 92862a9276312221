package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EmojisTest {

    private final Emojis emojis = Emojis.all();

    @Test
    void everyEmojiIsFoundByWhatItIsWrittenWith() {
        assertThat(emojis.categories()).hasSize(9).allSatisfy(category -> assertThat(category.emoji()).hasSizeGreaterThan(50)
                .allSatisfy(emoji -> {
                    assertThat(emojis.of(emoji.text())).contains(emoji);
                    assertThat(emojis.of(emoji.text().replace("\ufe0f", ""))).contains(emoji);
                    assertThat(emojis.at(emoji.text(), 0)).isEqualTo(new Emojis.EmojiMatch(emoji, emoji.text().length()));
                    assertThat(emoji.skins()).allSatisfy(skin -> assertThat(emojis.of(skin.text())).contains(skin));
                }));
    }

    @Test
    void theLongestOneCounts() {
        assertThat(matched("👩‍👩‍👧‍👦 home")).isEqualTo("👩‍👩‍👧‍👦");
        assertThat(matched("👋🏽!")).isEqualTo("👋🏽");
        assertThat(matched("🇮🇳🇮🇳")).isEqualTo("🇮🇳");
        assertThat(matched("1️⃣2")).isEqualTo("1️⃣");
        assertThat(matched("1\u20e3")).isEqualTo("1\u20e3");
        assertThat(matched("🏴󠁧󠁢󠁥󠁮󠁧󠁿")).isEqualTo("🏴󠁧󠁢󠁥󠁮󠁧󠁿");
        assertThat(matched("❤️‍🔥")).isEqualTo("❤️‍🔥");
        assertThat(matched("❤")).isEqualTo("❤");
    }

    @Test
    void aSymbolThatIsUsuallyTextStaysText() {
        for (String sign : List.of("©", "1", "#", "↔", "❤\ufe0e", "a", "™")) {
            assertThat(matched(sign)).as(sign).isEmpty();
        }
        assertThat(matched("©\ufe0f")).isEqualTo("©\ufe0f");
    }

    @Test
    void completionOffersTheNearestFirst() {
        assertThat(emojis.search("smile", 5)).first().extracting(Emoji::text).isEqualTo("😄");
        assertThat(emojis.search(":tada", 3)).first().extracting(Emoji::shortcode).isEqualTo(":tada:");
        assertThat(emojis.search("thumbs up", 3)).extracting(Emoji::text).contains("👍");
        assertThat(emojis.search("hello", 10)).extracting(Emoji::text).contains("👋");
        assertThat(emojis.search("flag-in", 1)).extracting(Emoji::text).containsExactly("🇮🇳");
        assertThat(emojis.search("zzzz", 5)).isEmpty();
        assertThat(emojis.search(" : ", 5)).isEmpty();
    }

    @Test
    void shortNamesAreKnownWithAndWithoutColons() {
        assertThat(emojis.named(":+1:").map(Emoji::text)).contains("👍");
        assertThat(emojis.named("thumbsup").map(Emoji::text)).contains("👍");
        assertThat(emojis.named("nobody")).isEmpty();
    }

    private String matched(String text) {
        return Optional.ofNullable(emojis.at(text, 0)).map(match -> text.substring(0, match.end())).orElse("");
    }
}
