/** The office's name, and the settings that its owners and admins make for all of it. */
@NullMarked
package dev.vireo.server.office;

import org.jspecify.annotations.NullMarked;
