package dev.vireo.app.discovery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The announcements that were heard and still hold. Everything in it comes from whoever is on the network, so there is a limit to all of
 * it: beyond it, what is new is left out until something else runs out. One thread at a time.
 */
final class Announcements {

    static final DnsName TYPE = DnsName.of("_vireo._tcp.local");

    static final int MOST_INSTANCES = 200;
    static final int MOST_OFFICES = 50;
    static final int MOST_HOSTS = 200;
    static final int MOST_ADDRESSES = 12;
    private static final int MOST_QUESTIONS = 10;
    /** Nobody is believed for longer without saying it again. */
    private static final long LONGEST_SECONDS = 120;
    private static final long NANOS = 1_000_000_000L;

    /** What is known of one instance; a part that is still to come is null. */
    private record Instance(DnsRecord.@Nullable Location location, @Nullable AnnouncedOffice office, long until) {
    }

    private record HeardAddress(InetAddress address, long until) {
    }

    private final LongSupplier nanoTime;
    private final Map<DnsName, Instance> instances = new LinkedHashMap<>();
    private final Map<DnsName, List<HeardAddress>> hosts = new LinkedHashMap<>();

    Announcements(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Takes in what an answer says.
     *
     * @param sender   whose interface tells which network a link-local address is in
     * @param networks where addresses have to be to be of use
     */
    void hear(List<DnsRecord> records, InetAddress sender, LocalNetworks networks) {
        expire();
        for (DnsRecord each : records) {
            switch (each) {
                case DnsRecord.Pointer(DnsName name, long ttl, DnsName instance) when name.equals(TYPE) ->
                        hear(instance, ttl, before -> before);
                case DnsRecord.Location location ->
                        hear(location.name(), location.ttl(), before -> new Instance(location, before.office, before.until));
                case DnsRecord.Attributes(DnsName name, long ttl, Map<String, String> values) ->
                        hear(name, ttl, before -> new Instance(before.location, AnnouncedOffice.of(values).orElse(null), before.until));
                case DnsRecord.HostAddress(DnsName name, long ttl, InetAddress address) ->
                        hear(name, ttl, scoped(address, sender), networks);
                default -> {
                    // Of other services.
                }
            }
        }
    }

    /** What one more record changes about an instance. */
    @FunctionalInterface
    private interface InstanceChange {
        Instance after(Instance before);
    }

    private void hear(DnsName name, long ttl, InstanceChange change) {
        if (!name.isInstanceOf(TYPE)) {
            return;
        }
        if (ttl == 0) {
            instances.remove(name);
            return;
        }
        Instance before = instances.get(name);
        if (before != null || instances.size() < MOST_INSTANCES) {
            Instance after = change.after(before == null ? new Instance(null, null, 0) : before);
            instances.put(name, new Instance(after.location, after.office, until(ttl)));
        }
    }

    private void hear(DnsName host, long ttl, InetAddress address, LocalNetworks networks) {
        boolean room = hosts.containsKey(host) || hosts.size() < MOST_HOSTS;
        if (!room || !isUsable(address, networks)) {
            return;
        }
        List<HeardAddress> known = hosts.computeIfAbsent(host, _ -> new ArrayList<>());
        known.removeIf(each -> each.address.equals(address));
        if (ttl > 0 && known.size() < MOST_ADDRESSES) {
            known.add(new HeardAddress(address, until(ttl)));
        }
    }

    /** An announcement must not lead this computer to itself by its own loopback address, nor out of its networks. */
    private static boolean isUsable(InetAddress address, LocalNetworks networks) {
        return !address.isAnyLocalAddress() && !address.isMulticastAddress()
                && (networks.contain(address) || address.isSiteLocalAddress());
    }

    private static InetAddress scoped(InetAddress address, InetAddress sender) {
        if (address instanceof Inet6Address && address.isLinkLocalAddress() && sender instanceof Inet6Address from
                && from.getScopeId() > 0) {
            try {
                return Inet6Address.getByAddress(null, address.getAddress(), from.getScopeId());
            } catch (UnknownHostException e) {
                return address;
            }
        }
        return address;
    }

    private long until(long ttl) {
        return nanoTime.getAsLong() + Math.min(ttl, LONGEST_SECONDS) * NANOS;
    }

    private void expire() {
        long now = nanoTime.getAsLong();
        instances.values().removeIf(each -> each.until - now <= 0);
        hosts.values().forEach(addresses -> addresses.removeIf(each -> each.until - now <= 0));
        hosts.values().removeIf(List::isEmpty);
    }

    /** How much is kept of what was heard: instances, hosts and addresses. */
    int kept() {
        return instances.size() + hosts.size() + hosts.values().stream().mapToInt(List::size).sum();
    }

    /** What is still to be asked: the parts that did not come along. */
    List<DnsQuestion> missing() {
        SequencedSet<DnsName> names = new LinkedHashSet<>();
        instances.forEach((name, instance) -> {
            if (instance.location == null || instance.office == null) {
                names.add(name);
            } else if (!hosts.containsKey(instance.location.host())) {
                names.add(instance.location.host());
            }
        });
        return names.stream().limit(MOST_QUESTIONS).map(DnsQuestion::about).toList();
    }

    /** The offices of which all is known, each once, by name. */
    List<FoundOffice> offices(LocalNetworks networks) {
        expire();
        Map<AnnouncedOffice.Identity, AnnouncedOffice> offices = new LinkedHashMap<>();
        Map<AnnouncedOffice.Identity, SequencedSet<OfficeAddress>> addresses = new LinkedHashMap<>();
        for (Instance each : instances.values()) {
            if (each.location != null && each.office != null && each.location.port() > 0) {
                AnnouncedOffice office = each.office;
                int port = each.location.port();
                hosts.getOrDefault(each.location.host(), List.of()).forEach(heard -> {
                    offices.putIfAbsent(office.identity(), office);
                    addresses.computeIfAbsent(office.identity(), _ -> new LinkedHashSet<>())
                            .add(new OfficeAddress(heard.address, port, office.tls()));
                });
            }
        }
        return offices.values().stream()
                .map(office -> office.at(addresses.getOrDefault(office.identity(), new LinkedHashSet<>()).stream()
                        .sorted(OfficeAddress.likeliestFirst(networks)).limit(MOST_ADDRESSES).map(OfficeAddress::uri)
                        .flatMap(Optional::stream).toList()))
                .filter(office -> !office.addresses().isEmpty())
                .sorted(Comparator.comparing(FoundOffice::name).thenComparing(FoundOffice::id)
                        .thenComparing(FoundOffice::fingerprintHead))
                .limit(MOST_OFFICES)
                .toList();
    }
}
