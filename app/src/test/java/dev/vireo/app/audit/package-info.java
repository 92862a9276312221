/** Tests of the audit log on the screen. */
@NullMarked
package dev.vireo.app.audit;

import org.jspecify.annotations.NullMarked;
