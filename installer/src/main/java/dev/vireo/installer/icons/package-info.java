/** Icons as Windows and macOS want them, from PNG files. */
@NullMarked
package dev.vireo.installer.icons;

import org.jspecify.annotations.NullMarked;
