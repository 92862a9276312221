/** Tests of the office as screens need it. */
@NullMarked
package dev.vireo.app.office;

import org.jspecify.annotations.NullMarked;
