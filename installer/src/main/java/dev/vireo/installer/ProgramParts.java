package dev.vireo.installer;

import java.nio.file.Path;

/**
 * What a program is put together from.
 *
 * @param app     a folder with its jar, and its libraries in lib/
 * @param runtime the Java runtime for it
 */
record ProgramParts(Path app, Path runtime) {
}
