/** The dashboard, with a sample office behind it. */
@NullMarked
package dev.vireo.app.dashboard;

import org.jspecify.annotations.NullMarked;
