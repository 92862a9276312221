/** The people of the office: setting it up, signing in, sessions, access tokens, profiles and their pictures. */
@NullMarked
package dev.vireo.server.account;

import org.jspecify.annotations.NullMarked;
