package dev.vireo.app.discovery;

import java.net.InetAddress;
import java.util.Map;

/** A record of an mDNS answer; only the kinds that make up an announcement. */
sealed interface DnsRecord {

    /** What it is about. */
    DnsName name();

    /** For how many seconds it holds; 0 takes it back. */
    long ttl();

    /** There is an instance of a type. */
    record Pointer(DnsName name, long ttl, DnsName instance) implements DnsRecord {
    }

    /** Where an instance is. */
    record Location(DnsName name, long ttl, DnsName host, int port) implements DnsRecord {
    }

    /** What else there is to know of an instance; the keys are in lower case. */
    record Attributes(DnsName name, long ttl, Map<String, String> values) implements DnsRecord {
    }

    record HostAddress(DnsName name, long ttl, InetAddress address) implements DnsRecord {
    }
}
