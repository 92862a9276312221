/** HTTP: authentication, request bodies, limits and deadlines, and how every refusal is rendered. */
@NullMarked
package dev.vireo.server.http;

import org.jspecify.annotations.NullMarked;
