/** The demo: an office that is always the same, and a story played in it by two real clients. */
@NullMarked
package dev.vireo.app.demo;

import org.jspecify.annotations.NullMarked;
