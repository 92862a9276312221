/** Search in messages: an index that follows the log, and what is found in it for those who may see it. */
@NullMarked
package dev.vireo.server.search;

import org.jspecify.annotations.NullMarked;
