/** Message search: an index that follows the log, and queries that find only what the caller may see. */
@NullMarked
package dev.vireo.server.search;

import org.jspecify.annotations.NullMarked;
