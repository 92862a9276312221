/** Whether somebody is at the computer: what is read, and who is away, hangs on it. */
@NullMarked
package dev.vireo.app.attendance;

import org.jspecify.annotations.NullMarked;
