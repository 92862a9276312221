/** Says in words for a person why something failed. */
@NullMarked
package dev.vireo.app.failures;

import org.jspecify.annotations.NullMarked;
