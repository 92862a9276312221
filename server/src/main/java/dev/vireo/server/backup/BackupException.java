package dev.vireo.server.backup;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Why a backup or a restore is not done, in one line for an administrator. */
public final class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BackupFault fault;

    public BackupException(String message) {
        this(BackupFault.OTHER, message);
    }

    public BackupException(BackupFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public BackupFault fault() {
        return fault;
    }

    /** @throws BackupException if it is to end */
    static void ifStopped(BooleanSupplier stopped) {
        if (stopped.getAsBoolean()) {
            throw new BackupException("The backup was stopped before it was complete. Nothing is left of it.");
        }
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
