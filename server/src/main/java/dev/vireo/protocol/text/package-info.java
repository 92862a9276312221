/** The rules for the text of messages and names, shared by server and client. */
@NullMarked
package dev.vireo.protocol.text;

import org.jspecify.annotations.NullMarked;
