/** Tests of help and diagnostics. */
@NullMarked
package dev.vireo.app.help;

import org.jspecify.annotations.NullMarked;
