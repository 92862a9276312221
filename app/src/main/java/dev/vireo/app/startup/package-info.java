/** How Vireo starts: the command line, the claim on the data folder, and what the computer and its administrator have to say. */
@NullMarked
package dev.vireo.app.startup;

import org.jspecify.annotations.NullMarked;
