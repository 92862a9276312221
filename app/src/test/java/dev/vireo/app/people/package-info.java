/** Tests of the screens on which people are managed. */
@NullMarked
package dev.vireo.app.people;

import org.jspecify.annotations.NullMarked;
