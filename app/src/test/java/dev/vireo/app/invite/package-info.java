/** Tests of inviting people. */
@NullMarked
package dev.vireo.app.invite;

import org.jspecify.annotations.NullMarked;
