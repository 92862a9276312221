package dev.vireo.server.drill;

/**
 * A message that its sender has an answer for.
 *
 * @param intendedAt when it was to be sent, whatever held its sender up; nanoseconds, as all times here
 * @param node       the number of the server that took it
 * @param answer     the message as that server told it, in JSON
 * @param unanswered tries that had no answer: whether those were taken was not known
 */
record Sent(
        String clientId,
        Person author,
        String body,
        long intendedAt,
        long acknowledgedAt,
        int node,
        byte[] answer,
        int unanswered) {
}
