package dev.vireo.server.drill;

import dev.vireo.server.Config;
import dev.vireo.server.VireoServer;
import dev.vireo.server.channel.ChannelQuota;
import dev.vireo.server.http.RequestLimits;
import dev.vireo.testing.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A server's process whose office has the time that a drill sets, and whose hourly chores run when a drill wants them. */
final class ClockedServer {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private ClockedServer() {
    }

    /** @param args as of {@code serve}, of which only {@code --data} counts */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        // Standard output belongs to the address that the drill waits for.
        System.setProperty("logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener");
        Path data = Path.of(args[List.of(args).indexOf("--data") + 1]);
        OfficeTime time = OfficeTime.given();
        VireoServer server = VireoServer.start(Config.local(data, 0).with(RequestLimits.NONE).with(ChannelQuota.NONE), time);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
        System.out.println("Serving at http://127.0.0.1:" + server.port());
        while (true) {
            Await.time(BETWEEN_LOOKS);
            time.doChores(server::tidyUp);
        }
    }
}
