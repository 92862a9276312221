/** The Vireo server: its command line, its configuration, and the one place that wires it together. */
@NullMarked
package dev.vireo.server;

import org.jspecify.annotations.NullMarked;
