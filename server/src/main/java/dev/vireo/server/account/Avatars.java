package dev.vireo.server.account;

import dev.vireo.picture.InvalidPictureException;
import dev.vireo.picture.Picture;
import dev.vireo.protocol.User;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.database.Database;
import dev.vireo.server.http.Caller;
import dev.vireo.server.log.Log;
import dev.vireo.server.problem.ProblemException;
import dev.vireo.server.work.HeavyWork;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/** Stores profile pictures, scaled to one size. */
public final class Avatars {

    private static final int SIDE = 256;

    private final Database database;
    private final Log log;
    private final Accounts accounts;
    private final HeavyWork work;

    public Avatars(Database database, Log log, Accounts accounts, HeavyWork work) {
        this.database = database;
        this.log = log;
        this.accounts = accounts;
        this.work = work;
    }

    Avatar of(String username) {
        return database.read(sql -> {
            accounts.find(sql, username);
            return AccountStore.avatar(sql, username);
        }).orElseThrow(() -> ProblemException.notFound("avatar"));
    }

    /** @param upload a picture of any kind that can be read */
    User put(Caller caller, String username, byte[] upload) {
        database.read(sql -> required(sql, caller, username));
        byte[] png = work.run(() -> square(upload));
        String hash = HexFormat.of().formatHex(OpaqueTokens.sha256(png));
        return log.write(transaction -> {
            User before = required(transaction.sql(), caller, username);
            if (hash.equals(before.avatar())) {
                return before;
            }
            User after = before.withAvatar(hash);
            AccountStore.putAvatar(transaction.sql(), username, hash, png);
            Accounts.update(transaction, after);
            ProfileChanges.record(transaction, AuditActor.of(caller), before, after);
            return after;
        });
    }

    /** Goes back to the initials; a repeat finds nothing to do. */
    User remove(Caller caller, String username) {
        return log.write(transaction -> {
            User before = required(transaction.sql(), caller, username);
            if (before.avatar() == null) {
                return before;
            }
            User after = before.withAvatar(null);
            AccountStore.removeAvatar(transaction.sql(), username);
            Accounts.update(transaction, after);
            ProfileChanges.record(transaction, AuditActor.of(caller), before, after);
            return after;
        });
    }

    private static byte[] square(byte[] upload) {
        try {
            return Picture.of(upload).square(SIDE).png();
        } catch (InvalidPictureException e) {
            throw ProblemException.badRequest("invalid_image", e.getMessage());
        }
    }

    private User required(Handle sql, Caller caller, String username) {
        User user = accounts.find(sql, username);
        Accounts.requirePictureOf(sql, caller, user);
        Accounts.requireNotDeleted(user);
        return user;
    }
}
