package dev.vireo.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import dev.vireo.app.store.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A log file in a folder of its own, both for their owner's eyes only, whatever the umask says. A file keeps that when it is rotated. */
public final class PrivateFileAppender extends RollingFileAppender<ILoggingEvent> {

    /** For Logback. */
    public PrivateFileAppender() {
    }

    @Override
    public void openFile(String file) throws IOException {
        try {
            PrivateFiles.createFile(Path.of(file));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        super.openFile(file);
    }
}
