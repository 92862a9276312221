/** Makes small pictures of our own out of whatever somebody uploaded. */
@NullMarked
package dev.vireo.server.picture;

import org.jspecify.annotations.NullMarked;
