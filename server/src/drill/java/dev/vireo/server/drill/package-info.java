/** What {@code mvn -Pdrills} plays through: an office of several servers, and what may break beneath it. */
@NullMarked
package dev.vireo.server.drill;

import org.jspecify.annotations.NullMarked;
