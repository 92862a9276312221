package dev.vireo.server.tls;

/** Why a key or a certificate cannot be used: one line for the administrator. */
public final class TlsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
