/** What administrators look at: health and metrics. */
@NullMarked
package dev.vireo.server.health;

import org.jspecify.annotations.NullMarked;
