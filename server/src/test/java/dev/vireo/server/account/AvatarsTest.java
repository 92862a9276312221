package dev.vireo.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.User;
import dev.vireo.testing.Http.Answer;
import dev.vireo.testing.TestOffice;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AvatarsTest {

    private static final String PATH = "/api/v1/user/rama/avatar";

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
    void aPictureBecomesASmallSquarePng(String format) throws IOException {
        Answer put = put("rama", picture(640, 400, format));

        assertThat(put.status()).isEqualTo(200);
        Answer got = office.as("lakshman").get(PATH);
        assertThat(got.header("Content-Type")).hasValue("image/png");
        assertThat(got.header("ETag")).hasValue('"' + put.as(User.class).avatar() + '"');
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(got.bytes()));
        assertThat(image.getWidth()).isEqualTo(256);
        assertThat(image.getHeight()).isEqualTo(256);
    }

    @Test
    void aPictureThatIsKnownIsNotSentAgain() throws IOException {
        put("rama", picture(300, 300, "png"));
        String tag = office.as("sita").get(PATH).header("ETag").orElseThrow();

        Answer again = office.as("sita").send("GET", PATH, Optional.empty(), new byte[0], "If-None-Match", tag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
    }

    @Test
    void whoHasNoPictureHasNone() {
        assertThat(office.as("rama").get("/api/v1/user/lakshman/avatar").problem()).isEqualTo("avatar_not_found");
        assertThat(office.as("rama").get("/api/v1/user/ravana/avatar").problem()).isEqualTo("user_not_found");
    }

    @Test
    void onlyOneselfAndWhoeverManagesPeopleChangesAPicture() throws IOException {
        byte[] picture = picture(10, 10, "png");

        assertThat(put("lakshman", picture).status()).isEqualTo(403);
        assertThat(put("sita", picture).status()).isEqualTo(200);
        assertThat(office.as("sita").send("PUT", "/api/v1/user/shyam/avatar", Optional.of("image/png"), picture).status())
                .isEqualTo(403);
    }

    @Test
    void aPictureIsRemovedByOneselfOrWhoeverManagesPeople() throws IOException {
        put("rama", picture(300, 300, "png"));

        assertThat(office.as("lakshman").send("DELETE", PATH, Optional.empty(), new byte[0]).status()).isEqualTo(403);
        Answer removed = office.as("rama").send("DELETE", PATH, Optional.empty(), new byte[0]);
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.as(User.class).avatar()).isNull();
        assertThat(office.as("rama").get(PATH).problem()).isEqualTo("avatar_not_found");
        assertThat(office.as("sita").send("DELETE", PATH, Optional.empty(), new byte[0]).status()).as("a repeat").isEqualTo(200);
    }

    @Test
    void whatIsNoPictureIsRefused() throws IOException {
        byte[] png = picture(300, 300, "png");
        byte[] svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(put("rama", svg).problem()).isEqualTo("invalid_image");
        assertThat(put("rama", new byte[] {1}).problem()).isEqualTo("invalid_image");
        assertThat(put("rama", Arrays.copyOf(png, 20)).problem()).isEqualTo("invalid_image");
        assertThat(put("rama", Arrays.copyOf(png, png.length / 2)).problem()).isEqualTo("invalid_image");
        assertThat(put("rama", new byte[0]).problem()).isEqualTo("invalid_image");
    }

    @Test
    void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() throws IOException {
        assertThat(put("rama", claiming(picture(10, 10, "png"), 60_000, 60_000)).problem()).isEqualTo("invalid_image");
        assertThat(put("rama", claiming(picture(10, 10, "png"), 20_000, 1)).problem()).isEqualTo("invalid_image");
        assertThat(put("rama", claiming(picture(10, 10, "png"), 0, 10)).problem()).isEqualTo("invalid_image");
    }

    @Test
    void aLargePictureOfFewBytesIsDecodedInLittleMemory() throws IOException {
        byte[] large = picture(5_000, 5_000, "png");
        assertThat(large).hasSizeLessThan(1024 * 1024);

        assertThat(put("rama", large).status()).isEqualTo(200);
    }

    @Test
    void moreThanAMebibyteIsTooLarge() {
        Answer answer = put("rama", new byte[1024 * 1024 + 1]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body_too_large");
    }

    @Test
    void randomDamageNeverBreaksTheServer() throws IOException {
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            byte[] whole = picture(64, 64, format);
            for (int i = 8; i < whole.length; i += Math.max(1, whole.length / 40)) {
                byte[] damaged = whole.clone();
                damaged[i] ^= (byte) 0xFF;
                assertThat(put("rama", damaged).status()).as("%s, byte %d", format, i).isIn(200, 400);
            }
        }
    }

    private static Answer put(String caller, byte[] picture) {
        return office.as(caller).send("PUT", PATH, Optional.of("application/octet-stream"), picture);
    }

    static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < Math.min(width, height); i++) {
            image.setRGB(i, i, 0x00C851);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The same PNG with another size in its header, and that header's checksum made to fit. */
    private static byte[] claiming(byte[] png, int width, int height) {
        ByteBuffer buffer = ByteBuffer.wrap(png.clone());
        buffer.putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(buffer.array(), 12, 17);
        buffer.putInt(29, (int) checksum.getValue());
        return buffer.array();
    }
}
