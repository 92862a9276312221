/** The main window: its tabs, its menu and its connection line, around the screens of the features. */
@NullMarked
package dev.vireo.app.mainwindow;

import org.jspecify.annotations.NullMarked;
