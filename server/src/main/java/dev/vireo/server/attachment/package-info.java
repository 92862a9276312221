/** Files that messages carry: uploading, storing, previewing and deleting them. */
@NullMarked
package dev.vireo.server.attachment;

import org.jspecify.annotations.NullMarked;
