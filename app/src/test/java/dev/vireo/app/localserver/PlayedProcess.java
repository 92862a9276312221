package dev.vireo.app.localserver;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.stream.Stream;

/** A process that is only said to be there. */
final class PlayedProcess extends Process {

    private final boolean alive;
    boolean destroyed;

    PlayedProcess(boolean alive) {
        this.alive = alive;
    }

    @Override
    public boolean isAlive() {
        return alive && !destroyed;
    }

    @Override
    public void destroy() {
        destroyed = true;
    }

    @Override
    public Stream<ProcessHandle> descendants() {
        return Stream.empty();
    }

    @Override
    public int waitFor() {
        return 0;
    }

    @Override
    public int exitValue() {
        return 0;
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }
}
