package dev.vireo.app.session;

import dev.vireo.app.client.ScriptedServer;
import dev.vireo.app.client.StreamTiming;
import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.store.Account;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Desks of Shyam in the office of a server that fails as it is told to. */
final class ScriptedDesks implements AutoCloseable {

    private static final Account SHYAM = new Account(URI.create("http://office"), "shyam", "Shyam", "secret", false);

    private final ScriptedServer server;
    private final List<Desk> desks = new ArrayList<>();

    ScriptedDesks(ScriptedServer server) {
        this.server = server;
    }

    Desk sitDown(Path data, StreamTiming timing) {
        Desk desk = new Desk(data, SHYAM, server.client(), timing);
        desks.add(desk);
        return desk;
    }

    /** At a client that was started, and is connected. */
    Desk signIn(Path data) {
        Desk desk = sitDown(data, Desk.QUICK);
        desk.awaitConnection(ConnectionState.LIVE);
        return desk;
    }

    /** Ends a client before the others. */
    void leave(Desk desk) {
        desks.remove(desk);
        desk.close();
    }

    /** Ends every client that still runs, and the server. */
    @Override
    public void close() {
        desks.forEach(Desk::close);
        server.close();
    }
}
