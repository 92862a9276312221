/** Why something failed, and how a person is told. */
@NullMarked
package dev.vireo.app.failures;

import org.jspecify.annotations.NullMarked;
