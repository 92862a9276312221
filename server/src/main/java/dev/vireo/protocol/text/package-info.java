/** What the text of messages and names means: the one set of rules that server and client share. */
@NullMarked
package dev.vireo.protocol.text;

import org.jspecify.annotations.NullMarked;
