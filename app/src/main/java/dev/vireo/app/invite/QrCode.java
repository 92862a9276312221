package dev.vireo.app.invite;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** Draws a text as a QR code: dark on light in either theme, as scanners need it. */
final class QrCode {

    /** Pixels of one module. More than a screen shows, so that it stays sharp where the screen is magnified. */
    private static final int MODULE = 8;
    /** Free modules around the code, as the standard asks (ISO/IEC 18004). */
    private static final int QUIET = 4;

    private QrCode() {
    }

    static Image of(String text) {
        BitMatrix code = modules(text);
        WritableImage image = new WritableImage(code.getWidth() * MODULE, code.getHeight() * MODULE);
        PixelWriter pixels = image.getPixelWriter();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                pixels.setColor(x, y, code.get(x / MODULE, y / MODULE) ? Color.BLACK : Color.WHITE);
            }
        }
        return image;
    }

    private static BitMatrix modules(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(
                    EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M,
                    EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name(),
                    EncodeHintType.MARGIN, QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
