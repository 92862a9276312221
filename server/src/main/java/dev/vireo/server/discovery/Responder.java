package dev.vireo.server.discovery;

import java.io.IOException;
import java.net.InetAddress;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.JmDNSImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers for the office on one network. */
final class Responder implements AutoCloseable {

    static final String TYPE = "_vireo._tcp.local.";

    private static final Logger logger = LoggerFactory.getLogger(Responder.class);
    /** JmDNS keeps whatever anybody on the network says, without limit, although a responder has little use for it. */
    private static final int MOST_NAMES_KEPT = 2_000;

    private final JmDNS jmdns;

    private Responder(JmDNS jmdns) {
        this.jmdns = jmdns;
    }

    /** Announces the office at an address of this computer. Takes about a second, since it first asks whether the name is free. */
    static Responder open(InetAddress address, Announcement announcement) throws IOException {
        JmDNS jmdns = JmDNS.create(address, announcement.host(address.getAddress()));
        try {
            jmdns.registerService(ServiceInfo.create(TYPE, announcement.label(), announcement.port(), 0, 0, announcement.attributes()));
            return new Responder(jmdns);
        } catch (IOException | RuntimeException e) {
            jmdns.close();
            throw e;
        }
    }

    void forgetOthers() {
        if (jmdns instanceof JmDNSImpl impl && impl.getCache().size() > MOST_NAMES_KEPT) {
            logger.debug("Forgot what others announce: there is too much of it");
            impl.getCache().clear();
        }
    }

    /** Takes the announcement back, so that it disappears everywhere at once. */
    @Override
    public void close() {
        try {
            jmdns.close();
        } catch (IOException e) {
            logger.debug("The announcement could not be taken back: {}", e.getMessage());
        }
    }
}
