/** Tests of the log of the client. */
@NullMarked
package dev.vireo.app.log;

import org.jspecify.annotations.NullMarked;
