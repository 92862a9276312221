/** Health, readiness and metrics for administrators and load balancers. */
@NullMarked
package dev.vireo.server.health;

import org.jspecify.annotations.NullMarked;
