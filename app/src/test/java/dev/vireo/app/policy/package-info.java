/** Tests of the way into an office. */
@NullMarked
package dev.vireo.app.policy;

import org.jspecify.annotations.NullMarked;
