/** Messages: sending, history, and the simple API by which one person writes to another by name. */
@NullMarked
package dev.vireo.server.message;

import org.jspecify.annotations.NullMarked;
