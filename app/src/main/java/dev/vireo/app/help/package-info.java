/** The page "Help and diagnostics": what somebody who helps needs to know of this client. */
@NullMarked
package dev.vireo.app.help;

import org.jspecify.annotations.NullMarked;
