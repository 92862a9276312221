/** Transfers without a server, for tests. */
@NullMarked
package dev.vireo.app.transfer;

import org.jspecify.annotations.NullMarked;
