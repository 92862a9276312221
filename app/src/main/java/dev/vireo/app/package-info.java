/** The desktop client. */
@NullMarked
package dev.vireo.app;

import org.jspecify.annotations.NullMarked;
