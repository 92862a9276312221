package dev.vireo.installer;

import java.nio.file.Path;

/** One entry of a package. Everything belongs to root; what does not is changed when it is installed. */
sealed interface PackedFile {

    /**
     * @param configuration whether an upgrade keeps what an administrator wrote into it
     * @param secret        whether only root and the server may read it
     */
    record Content(Path source, boolean executable, boolean configuration, boolean secret) implements PackedFile {

        Content(Path source, boolean executable, boolean configuration) {
            this(source, executable, configuration, false);
        }

        int mode() {
            if (secret) {
                return 0640;
            }
            return executable ? 0755 : 0644;
        }
    }

    record Link(String target) implements PackedFile {
    }
}
