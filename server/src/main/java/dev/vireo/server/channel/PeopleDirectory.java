package dev.vireo.server.channel;

import dev.vireo.protocol.User;
import dev.vireo.server.log.StatementPipeline;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Gives channels what they need to know about the office's people. */
public interface PeopleDirectory {

    boolean exists(Handle handle, String username);

    /** The usernames among these that exist. */
    List<String> existing(Handle handle, Collection<String> usernames);

    /** Those of these people who have left the office. */
    Set<String> inactive(Handle handle, Collection<String> usernames);

    /** Whether a person sees only what they were invited to. */
    boolean isGuest(Handle handle, String username);

    /** Everybody who sees only what they were invited to. */
    List<String> guests(Handle handle);

    /** The same, for what is done with every message. */
    StatementPipeline.PendingQuery<String> guests(StatementPipeline statements);

    /** The profiles of those of these usernames that somebody has, by username. */
    List<User> profiles(Handle handle, Collection<String> usernames);
}
