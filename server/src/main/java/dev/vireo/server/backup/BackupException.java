package dev.vireo.server.backup;

import java.util.Objects;

/** Why a backup or a restore is not done, in one line for an administrator. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BackupException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
