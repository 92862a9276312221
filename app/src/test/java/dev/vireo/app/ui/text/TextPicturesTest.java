package dev.vireo.app.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import dev.vireo.app.ui.Theme;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of formatted texts, in both themes. */
final class TextPicturesTest {

    static final MentionNames OFFICE = new MentionNames() {
        @Override
        public Optional<String> displayName(String username) {
            return switch (username) {
                case "rama" -> Optional.of("Rama Sharma");
                case "sita" -> Optional.of("Sita");
                default -> Optional.empty();
            };
        }

        @Override
        public boolean me(String username) {
            return username.equals("sita");
        }
    };

    private static final List<String> TEXTS = List.of(
            "Plain words, as most are.",
            "**Bold**, *italic*, ***both***, ~~struck out~~, `inline code` and [the plan](https://example.com/plan) for @rama, @sita and @channel 🎉",
            "Done 👍🏽 see https://example.com/a/rather/long/address?with=a&query=string for 1️⃣ and 2️⃣",
            "🎉", "👩‍👩‍👧‍👦 ❤️ 🇮🇳",
            "Before the meeting:\n1. Read `README.md`\n2. Bring **both** drawings\n   - the bridge\n   - the gate\n3. Tea ☕",
            "> The bridge stands.\n> *Nearly.*\n\nIs that so?",
            "Try this:\n```\nfor (int i = 0; i < 10; i++) {\n\tcount(i);\n}\n```\nand say what you see.",
            "مرحبا **راما** 🎉 هل يمكننا أن نلتقي اليوم بعد الظهر؟ لدي بعض الأسئلة عن `code` الصفحة",
            "नमस्ते **राम**, क्या आप आज दोपहर को मिल सकते हैं? 🙏 यह *बहुत* ज़रूरी है",
            "**" + "x".repeat(120) + "**",
            "„https://example.com/_foo_/bar“ and **https://example.com/a**, 2*3*4=24, C:\\data\\*.csv ¯\\_(ツ)_/¯ 请_@sita_看, `@sita`",
            "2. two\n5. five\n\n1) one\n3) three\n\n- 5 °C outside\n\n    if (a) {\n        *b*();\n    }");

    @BeforeAll
    static void emojiAreRead() {
        EmojiImage image = Fx.call(() -> new EmojiImage(Emojis.all().of("🎉").orElseThrow(), 20));
        Fx.await(() -> image.getImage() != null);
    }

    @Test
    void formattedTexts() {
        // Windows larger than the headless screen, 1000 pixels each way, break whatever is clicked afterwards.
        List<String> first = TEXTS.subList(0, TEXTS.size() / 2);
        List<String> second = TEXTS.subList(TEXTS.size() / 2, TEXTS.size());
        Pictures.both("text", 400, 800, () -> column(300, first));
        Pictures.both("text-more", 400, 800, () -> column(300, second));
        Pictures.both("text-narrow", 220, 900, () -> column(180, first));
        Pictures.both("text-narrow-more", 220, 900, () -> column(180, second));
    }

    @Test
    void twiceAsLarge() {
        Fx.run(() -> {
            Scene scene = new Scene(column(300, TEXTS), 400, 1180);
            Theme theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            theme.apply(scene);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Pictures.save(scene.getRoot(), "text-twice", 2);
        });
        assertThat(EmojiPictures.SIDE).isGreaterThanOrEqualTo((int) (2 * EmojiImage.LARGE));
    }

    private static Region column(double room, List<String> texts) {
        VBox column = new VBox(8);
        column.setPadding(new Insets(12));
        for (String text : texts) {
            FormattedText words = new FormattedText(OFFICE, _ -> {});
            words.show(text, text.startsWith("Before") ? List.of("BRIDGE", "tea") : List.of());
            column.getChildren().add(new Held(words, room));
        }
        return new StackPane(column);
    }

    /** Gives a text its room, as a bubble does. */
    private static final class Held extends Pane {

        private final FormattedText words;
        private final double room;

        Held(FormattedText words, double room) {
            this.words = words;
            this.room = room;
            words.setManaged(false);
            getChildren().add(words);
            setStyle("-fx-background-color: -vireo-other-bubble; -fx-background-radius: 12px;");
        }

        @Override
        protected double computePrefHeight(double width) {
            return words.fit(room).getHeight() + 16;
        }

        @Override
        protected void layoutChildren() {
            Dimension2D size = words.fit(room);
            words.resizeRelocate(12, 8, size.getWidth(), size.getHeight());
        }
    }
}
