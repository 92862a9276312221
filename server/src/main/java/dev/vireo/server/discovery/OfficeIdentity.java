package dev.vireo.server.discovery;

/** The identity of an office. @param id the same on all of its servers, and as long as there is the office */
public record OfficeIdentity(String name, String id) {
}
