@NullMarked
package dev.vireo.app.autostart;

import org.jspecify.annotations.NullMarked;
