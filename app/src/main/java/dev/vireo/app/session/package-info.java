/** A person signed in to an office: joins the server, the disk and what windows see. */
@NullMarked
package dev.vireo.app.session;

import org.jspecify.annotations.NullMarked;
