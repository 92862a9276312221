package dev.vireo.server.picture;

import java.util.Optional;

/** The kinds of pictures that can be read here, told by their first bytes. */
enum PictureFormat {

    PNG(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'),
    JPEG(0xFF, 0xD8, 0xFF),
    GIF('G', 'I', 'F', '8');

    private final int[] signature;

    PictureFormat(int... signature) {
        this.signature = signature;
    }

    static Optional<PictureFormat> of(byte[] head) {
        for (PictureFormat format : values()) {
            if (format.begins(head)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] bytes) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
