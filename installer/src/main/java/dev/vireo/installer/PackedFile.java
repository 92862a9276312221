package dev.vireo.installer;

import java.nio.file.Path;

/** One entry of a package. Everything belongs to root; what does not is changed when it is installed. */
sealed interface PackedFile {

    /** @param configuration whether an upgrade keeps what an administrator wrote into it */
    record Content(Path source, boolean executable, boolean configuration) implements PackedFile {

        int mode() {
            return executable ? 0755 : 0644;
        }
    }

    record Link(String target) implements PackedFile {
    }
}
