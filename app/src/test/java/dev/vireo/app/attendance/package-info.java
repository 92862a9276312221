@NullMarked
package dev.vireo.app.attendance;

import org.jspecify.annotations.NullMarked;
