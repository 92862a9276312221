package dev.vireo.app.session;

import java.util.concurrent.Executor;

/**
 * The threads that a session works on.
 *
 * @param ui      the FX thread: everything observable
 * @param disk    one thread: what is handed to it is written in that order
 * @param network as many as there is work; calls block on it
 */
record SessionExecutors(Executor ui, Executor disk, Executor network) {
}
