/** The people of the office as owners and admins manage them: everybody, one of them, adding, importing. */
@NullMarked
package dev.vireo.app.people;

import org.jspecify.annotations.NullMarked;
