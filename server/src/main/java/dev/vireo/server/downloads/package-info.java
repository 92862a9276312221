/** Offers Vireo's own packages, and what was signed of them, from a folder of the administrator's. */
@NullMarked
package dev.vireo.server.downloads;

import org.jspecify.annotations.NullMarked;
