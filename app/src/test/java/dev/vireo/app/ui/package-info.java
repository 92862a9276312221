/** Tests of what the screens are made of, and the tools with which screens are tested. */
@NullMarked
package dev.vireo.app.ui;

import org.jspecify.annotations.NullMarked;
