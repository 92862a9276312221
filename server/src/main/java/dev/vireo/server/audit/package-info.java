/** The audit log: who did what to whom, when and from where, in a chain of hashes that shows whether an entry was touched. */
@NullMarked
package dev.vireo.server.audit;

import org.jspecify.annotations.NullMarked;
