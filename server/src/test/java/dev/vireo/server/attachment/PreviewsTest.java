package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Message.Attachment;
import dev.vireo.server.Http.Answer;
import dev.vireo.server.TestOffice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

final class PreviewsTest {

    private static TestOffice office;

    @BeforeAll
    static void open() {
        office = TestOffice.open();
    }

    @AfterAll
    static void close() {
        office.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aPictureIsShownSmallerInItsShape(String format) throws IOException {
        Attachment file = upload("wide." + format, Pictures.picture(format, 2_000, 1_000));

        Answer answer = preview(file);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(answer.bytes()));

        assertThat(answer.header("Content-Type")).contains("image/png");
        assertThat(shown.getWidth()).isEqualTo(640);
        assertThat(shown.getHeight()).isEqualTo(320);
        assertThat(shown.getRGB(100, 100) >> 8 & 0xFF).as("green on the left").isGreaterThan(200);
        assertThat(shown.getRGB(500, 100) >> 16 & 0xFF).as("red on the right").isGreaterThan(200);
    }

    @Test
    void aPictureIsMadeOnceAndNeverLarger() throws IOException {
        Attachment file = upload("small.png", Pictures.png(30, 20));

        byte[] first = preview(file).bytes();
        int made = Folders.files(office.folder().resolve("previews")).size();

        assertThat(preview(file).bytes()).isEqualTo(first);
        assertThat(ImageIO.read(new ByteArrayInputStream(first)).getWidth()).isEqualTo(30);
        assertThat(Folders.files(office.folder().resolve("previews"))).hasSize(made);
    }

    @Test
    void aLongStripIsShown() throws IOException {
        Attachment file = upload("strip.png", Pictures.png(3_000, 1));

        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(preview(file).bytes()));

        assertThat(shown.getWidth()).isEqualTo(640);
        assertThat(shown.getHeight()).isEqualTo(1);
    }

    @Test
    void ofATextItsBeginningIsShownUpToAWholeCharacter() {
        Attachment file = upload("birds.txt", ("a" + "\uD83D\uDC26".repeat(2_000)).getBytes(StandardCharsets.UTF_8));

        assertThat(preview(file).text()).isEqualTo("a" + "\uD83D\uDC26".repeat(1_023));
        assertThat(preview(file).header("Content-Type").orElseThrow()).isEqualTo("text/plain;charset=utf-8");
    }

    @Test
    void aTextInAnotherEncodingIsShownInUtf8() {
        String text = "Viele Gr\u00FC\u00DFe aus Ayodhya an alle, die das hier lesen";

        assertThat(preview(upload("latin.txt", text.getBytes(StandardCharsets.ISO_8859_1))).text()).isEqualTo(text);
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        Attachment file = upload("known.png", Pictures.png(10, 10));
        String tag = preview(file).header("ETag").orElseThrow();

        Answer again = office.as("rama").send("GET", "/api/v1/attachment/" + file.id() + "/preview",
                Optional.empty(), new byte[0], "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void ofADocumentThereIsNone() {
        assertThat(preview(upload("a.pdf", "%PDF-1.7\n%\u00E2".getBytes(StandardCharsets.ISO_8859_1))).problem())
                .isEqualTo("no_preview");
    }

    private static Attachment upload(String name, byte[] content) {
        return Uploading.upload(office, "rama", name, content).as(Attachment.class);
    }

    private static Answer preview(Attachment file) {
        return office.as("rama").get("/api/v1/attachment/" + file.id() + "/preview");
    }
}
