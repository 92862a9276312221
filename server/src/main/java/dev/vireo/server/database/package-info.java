/** The office's database: connections, durable transactions, migrations. */
@NullMarked
package dev.vireo.server.database;

import org.jspecify.annotations.NullMarked;
