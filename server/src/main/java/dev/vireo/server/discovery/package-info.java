/** Announces the office on the local network by mDNS, so that clients can list it. */
@NullMarked
package dev.vireo.server.discovery;

import org.jspecify.annotations.NullMarked;
