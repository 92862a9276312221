/** The wire protocol between a Vireo server and its clients: values, events, limits and the one codec. */
@NullMarked
package dev.vireo.protocol;

import org.jspecify.annotations.NullMarked;
