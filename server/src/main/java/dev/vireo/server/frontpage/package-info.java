/** The page that a browser shows at the server's address, for people who do not have the client yet. */
@NullMarked
package dev.vireo.server.frontpage;

import org.jspecify.annotations.NullMarked;
