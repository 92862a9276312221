package dev.vireo.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnnouncementTest {

    private static final List<String> LONG_NAMES = List.of(
            "Ayodhya ".repeat(15),
            "अयोध्या की पुरानी कचहरी का नया दफ़्तर ".repeat(4),
            "مكتب الرسائل في المدينة القديمة قرب النهر ".repeat(3),
            "古い都の役所とその新しい事務所".repeat(8),
            "👩‍👩‍👧‍👦".repeat(10),
            "e\u0301".repeat(60));

    private static Announcement of(String name) {
        return new Announcement(name, "00063f2a1b2c3d4e", "1.2.3", "00112233445566778899", true, 8080);
    }

    @Test
    void aNameOfAnyScriptFitsIntoALabelAndAnAttribute() {
        for (String name : LONG_NAMES) {
            String label = of(name).label();
            assertThat(label.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(58);
            assertThat(name).startsWith(label);
            of(name).attributes().forEach((key, value) -> assertThat(key.length() + 1 + value.length).isLessThanOrEqualTo(255));
            String kept = new String(of(name).attributes().get("name"), StandardCharsets.UTF_8);
            assertThat(name).startsWith(kept);
            assertThat(kept).doesNotContain("\uFFFD");
        }
    }

    @Test
    void aNameIsNotCutWithinACharacter() {
        assertThat(of("e\u0301".repeat(60)).label()).isEqualTo("e\u0301".repeat(19));
        assertThat(of("👩‍👩‍👧‍👦".repeat(10)).label()).isEqualTo("👩‍👩‍👧‍👦".repeat(2));
    }

    @Test
    void whatDnsReadsOtherwiseIsNotInTheLabel() {
        assertThat(of("Dr. Rama\\Sita\n& Co.").label()).isEqualTo("Dr Rama Sita & Co");
        assertThat(of("...").label()).isEqualTo("Vireo");
        assertThat(new String(of("Dr. Rama").attributes().get("name"), StandardCharsets.UTF_8)).isEqualTo("Dr. Rama");
    }

    @Test
    void eachAddressHasAHostNameOfItsOwn() {
        assertThat(of("Ayodhya").host(new byte[] {(byte) 192, (byte) 168, 0, 5})).isEqualTo("vireo-1b2c3d4e-c0a80005");
    }
}
