/** Tests of signing in, joining and starting an office. */
@NullMarked
package dev.vireo.app.signin;

import org.jspecify.annotations.NullMarked;
