/** The way into an office: the first run, joining by address, signing in. */
@NullMarked
package dev.vireo.app.signin;

import org.jspecify.annotations.NullMarked;
