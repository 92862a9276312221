/** Short texts that everybody sees, such as names and titles: checking them, and comparing them without case. */
@NullMarked
package dev.vireo.server.text;

import org.jspecify.annotations.NullMarked;
