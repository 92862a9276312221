/** The office's server and the office on this computer, as each screen needs them: every call made off the FX thread. */
@NullMarked
package dev.vireo.app.office;

import org.jspecify.annotations.NullMarked;
