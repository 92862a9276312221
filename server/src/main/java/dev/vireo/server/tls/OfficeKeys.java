package dev.vireo.server.tls;

import dev.vireo.server.database.Database;
import dev.vireo.server.tls.OfficeKeyTable.OfficeKeyRow;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of an office's key: in the data folder of an office of one server, in the database of one of several, so that each of them
 * shows the same.
 */
public final class OfficeKeys {

    private static final Logger log = LoggerFactory.getLogger(OfficeKeys.class);

    private final Database database;
    private final Optional<KeyFile> file;
    private final OfficeKeyTable table = new OfficeKeyTable();

    /** @param dataFolder of an office in a file; empty for one on PostgreSQL */
    public OfficeKeys(Database database, Optional<Path> dataFolder) {
        this.database = database;
        this.file = dataFolder.map(KeyFile::new);
    }

    /**
     * The office's key, made now if it has none.
     *
     * @param older whether the office was there before; if it has no key then, it goes on without TLS until somebody sets it
     * @throws TlsException if it cannot be read or written
     */
    public OfficeKey open(boolean older) {
        return file.map(there -> inFolder(there, older)).orElseGet(() -> inDatabase(older));
    }

    private OfficeKey inFolder(KeyFile place, boolean older) {
        Optional<OfficeKeyRow> known = database.read(table::find);
        Optional<OfficeKey> there = place.find();
        OfficeKey key = there.orElseGet(OfficeKey::generate);
        if (there.isEmpty()) {
            place.write(key);
        }
        if (known.isEmpty() || !known.get().fingerprint().equals(key.fingerprint().hex())) {
            known.ifPresent(other -> log.warn("The office has another key than before, {} instead of {}: {}. "
                    + "Clients that know the old one refuse this one until they join anew", key.fingerprint(), other.fingerprint(),
                    there.isEmpty() ? "tls/key.pem was missing from the data folder" : "tls/key.pem was replaced"));
            database.durably(sql -> {
                table.put(sql, new OfficeKeyRow(key.fingerprint().hex(), null, known.map(OfficeKeyRow::plain).orElse(older)));
                return true;
            });
        }
        return key;
    }

    private OfficeKey inDatabase(boolean older) {
        Optional<OfficeKey> there = stored();
        if (there.isPresent()) {
            return there.get();
        }
        OfficeKey made = OfficeKey.generate();
        try {
            database.durably(sql -> {
                table.insert(sql, new OfficeKeyRow(made.fingerprint().hex(), made.encoded(), older));
                return true;
            });
            return made;
        } catch (RuntimeException e) {
            // Another server that started at the same moment was first.
            return stored().orElseThrow(() -> e);
        }
    }

    private Optional<OfficeKey> stored() {
        return database.read(table::find).map(row -> {
            try {
                if (row.privateKey() == null) {
                    throw new GeneralSecurityException("no private key");
                }
                return OfficeKey.decode(row.privateKey());
            } catch (GeneralSecurityException e) {
                throw new TlsException("The office's key in the database can't be read. Restore the table office_key from a backup.", e);
            }
        });
    }

    /** Whether the office is older than its key, and nobody has set TLS on one of its servers since. */
    public boolean staysPlain() {
        return database.read(table::find).map(OfficeKeyRow::plain).orElse(false);
    }

    /** From now on the office is encrypted where nothing is set. */
    public void encrypt() {
        if (staysPlain()) {
            database.durably(sql -> {
                table.setPlain(sql, false);
                return true;
            });
        }
    }

    /** Gives this place the key of another, so that it is the same office. Nothing if that has none. */
    public void copyFrom(OfficeKeys other) {
        Optional<OfficeKey> theirs = other.file.isPresent() ? other.file.get().find() : other.stored();
        theirs.ifPresent(key -> {
            boolean plain = other.staysPlain();
            file.ifPresent(there -> there.write(key));
            database.durably(sql -> {
                table.put(sql, new OfficeKeyRow(key.fingerprint().hex(), file.isPresent() ? null : key.encoded(), plain));
                return true;
            });
        });
    }
}
