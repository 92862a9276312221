package dev.vireo.app.failures;

/** Something failed for a reason that a person is told. */
public final class FailedException extends RuntimeException implements FailureReason.FailureCarrier {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public FailedException(FailureReason reason) {
        super(reason.toString());
        this.reason = reason;
    }

    public FailedException(FailureReason.LocalCause cause, String subject) {
        this(new FailureReason.FoundHere(cause, subject));
    }

    @Override
    public FailureReason reason() {
        return reason;
    }
}
