/** What holds for the whole office: its name, and the rules that its owners and admins set. */
@NullMarked
package dev.vireo.server.office;

import org.jspecify.annotations.NullMarked;
