@NullMarked
package dev.vireo.app.hosting;

import org.jspecify.annotations.NullMarked;
