package dev.vireo.server;

/** Another server has the data folder. */
final class FolderInUseException extends StartException {

    private static final long serialVersionUID = 1L;

    FolderInUseException(String message) {
        super(message);
    }
}
