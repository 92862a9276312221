/** The observable office: what every window shows, and the only place where events become state. */
@NullMarked
package dev.vireo.app.state;

import org.jspecify.annotations.NullMarked;
