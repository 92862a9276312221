/** Which of an office's servers writes the log, and how the others hand it their commands. */
@NullMarked
package dev.vireo.server.writer;

import org.jspecify.annotations.NullMarked;
