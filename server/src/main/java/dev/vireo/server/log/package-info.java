/** The log: every change to the office is one entry in it, and everything else follows it. */
@NullMarked
package dev.vireo.server.log;

import org.jspecify.annotations.NullMarked;
