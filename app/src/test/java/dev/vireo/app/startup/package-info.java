/** Tests of starting Vireo. */
@NullMarked
package dev.vireo.app.startup;

import org.jspecify.annotations.NullMarked;
