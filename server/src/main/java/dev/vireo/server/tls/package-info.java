/** The office's key, by which its clients know it, and TLS with it or with an administrator's certificate. */
@NullMarked
package dev.vireo.server.tls;

import org.jspecify.annotations.NullMarked;
