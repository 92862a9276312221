/** HTTP: who calls, what may be asked, and how every refusal is rendered. */
@NullMarked
package dev.vireo.server.http;

import org.jspecify.annotations.NullMarked;
