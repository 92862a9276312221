/** Tests of the way into an office. */
@NullMarked
package dev.vireo.app.signin;

import org.jspecify.annotations.NullMarked;
