package dev.vireo.server.tls;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The SQL of the office's key: one row, once it has one. */
final class OfficeKeyTable {

    /**
     * @param privateKey in PKCS #8; null where the key is in the data folder
     * @param plain      whether the office goes on without TLS where nobody has set anything, as it did before it had a key
     */
    record OfficeKeyRow(String fingerprint, byte @Nullable [] privateKey, boolean plain) {
    }

    Optional<OfficeKeyRow> find(Handle sql) {
        return sql.createQuery("SELECT fingerprint, private_key, plain FROM office_key")
                .map((row, context) -> new OfficeKeyRow(row.getString(1), row.getBytes(2), row.getBoolean(3)))
                .findOne();
    }

    void put(Handle sql, OfficeKeyRow row) {
        sql.execute("DELETE FROM office_key");
        insert(sql, row);
    }

    /** Fails if there is one. */
    void insert(Handle sql, OfficeKeyRow row) {
        sql.createUpdate("INSERT INTO office_key (fingerprint, private_key, plain) VALUES (:fingerprint, :key, :plain)")
                .bind("fingerprint", row.fingerprint())
                .bind("key", row.privateKey())
                .bind("plain", row.plain())
                .execute();
    }

    void setPlain(Handle sql, boolean plain) {
        sql.execute("UPDATE office_key SET plain = ?", plain);
    }
}
