/** Builds Vireo's packages: a Java runtime with what Vireo needs, and around it what each system expects. */
@NullMarked
package dev.vireo.installer;

import org.jspecify.annotations.NullMarked;
