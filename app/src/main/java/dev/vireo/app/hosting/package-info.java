/** The screen of whoever hosts the office on their computer. */
@NullMarked
package dev.vireo.app.hosting;

import org.jspecify.annotations.NullMarked;
