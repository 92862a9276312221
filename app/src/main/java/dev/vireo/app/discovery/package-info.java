/** Hears which offices announce themselves on the network (mDNS). What it hears is a hint, never a reason to trust. */
@NullMarked
package dev.vireo.app.discovery;

import org.jspecify.annotations.NullMarked;
