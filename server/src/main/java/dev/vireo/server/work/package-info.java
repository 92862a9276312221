/** Runs work that is too heavy for the threads that answer requests. */
@NullMarked
package dev.vireo.server.work;

import org.jspecify.annotations.NullMarked;
