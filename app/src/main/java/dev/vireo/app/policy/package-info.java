/** What the administrator of a computer has laid down for every Vireo on it. */
@NullMarked
package dev.vireo.app.policy;

import org.jspecify.annotations.NullMarked;
