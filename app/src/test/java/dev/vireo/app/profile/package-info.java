/** Profiles, with a sample office behind them. */
@NullMarked
package dev.vireo.app.profile;

import org.jspecify.annotations.NullMarked;
