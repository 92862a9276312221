/** Tests of signing in, joining and starting an office. */
@NullMarked
package dev.vireo.app.policy;

import org.jspecify.annotations.NullMarked;
