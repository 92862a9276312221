/** What {@code mvn -Pbench} measures: a server in a process of its own, and the load on it from another. */
@NullMarked
package dev.vireo.server.bench;

import org.jspecify.annotations.NullMarked;
