package dev.vireo.server.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.picture.Samples;
import dev.vireo.protocol.Message.Attachment;
import dev.vireo.protocol.Message.Preview;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"bmp", "tiff", "webp"})
    void picturesOfPhonesScannersAndScreenshotsArePreviewed(String format) throws IOException {
        Attachment file = upload("picture." + format, format.equals("webp") ? Samples.webp() : Samples.twoColours(format));

        assertThat(file.preview()).isEqualTo(Preview.IMAGE);
        assertThat(file.type()).isEqualTo("image/" + format);
        assertThat(file.width()).isEqualTo(40);
        assertThat(ImageIO.read(new ByteArrayInputStream(preview(file).bytes())).getWidth()).isEqualTo(40);
    }

    @Test
    void aPhotoIsShownUpright() throws IOException {
        Attachment file = upload("photo.jpg", Samples.withExif(Samples.twoColours("jpeg"), 6));

        assertThat(file.height()).isGreaterThan(file.width());
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(preview(file).bytes()));
        assertThat(shown.getHeight()).isEqualTo(file.height());
    }

    @Test
    void promisedPreviewsExistAndDamagedPicturesGetNoPromise() {
        byte[] whole = Pictures.picture("png", 300, 200);
        Attachment cut = upload("cut.png", Arrays.copyOf(whole, 60));
        Attachment good = upload("whole.png", whole);

        assertThat(cut.preview()).isNull();
        assertThat(preview(cut).problem()).isEqualTo("no_preview");
        assertThat(good.preview()).isEqualTo(Preview.IMAGE);
        assertThat(preview(good).status()).isEqualTo(200);
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

    static Stream<Arguments> aTextIsReadInTheCharsetItWasWrittenIn() {
        String table = "Stra\u00DFe;Gr\u00F6\u00DFe;Preis\r\nM\u00FChlenweg 3;gro\u00DF;12,50 \u20AC\r\nAm Br\u00FChl;klein;\u20AC 3,20 \u2013 \u201Ebillig\u201C\r\n";
        String russian = "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435, \u043A\u043E\u043B\u043B\u0435\u0433\u0438! \u0412\u043E\u0442 \u043F\u043B\u0430\u043D \u043D\u0430 \u0441\u043B\u0435\u0434\u0443\u044E\u0449\u0443\u044E \u043D\u0435\u0434\u0435\u043B\u044E.\n";
        String japanese = "\u6765\u9031\u306E\u4E88\u5B9A\u8868\u3067\u3059\u3002\u3054\u78BA\u8A8D\u304F\u3060\u3055\u3044\u3002\n";
        return Stream.of(
                Arguments.of("windows-1252", table),
                Arguments.of("UTF-8", table),
                Arguments.of("UTF-16", table),
                Arguments.of("windows-1251", russian.repeat(3)),
                Arguments.of("KOI8-R", russian.repeat(3)),
                Arguments.of("Shift_JIS", japanese.repeat(3)),
                Arguments.of("EUC-JP", japanese.repeat(3)),
                Arguments.of("windows-1252", "\u00C4\u00D6\u00DC;\u20AC\r\n"));
    }

    @ParameterizedTest
    @MethodSource
    void aTextIsReadInTheCharsetItWasWrittenIn(String charset, String text) {
        Attachment file = upload("table.csv", text.getBytes(Charset.forName(charset)));

        assertThat(file.type()).isEqualTo("text/plain");
        assertThat(preview(file).text()).isEqualTo(text.replace("\r", ""));
    }

    @Test
    void aCachedFileIsNotSentAgain() {
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
