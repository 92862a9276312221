package dev.vireo.app.store;

import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the offices that this client has been in, by address. They outlive being signed out. Thread-safe. */
public final class KnownKeys {

    private record StoredKeys(@Nullable Map<String, KnownKey> offices) {
    }

    private final Optional<Path> file;
    private final Map<String, KnownKey> offices = new HashMap<>();
    /** By an administrator, who is asked anew at each start. */
    private final Map<String, KeyFingerprint> laidDown = new HashMap<>();

    private KnownKeys(Optional<Path> file) {
        this.file = file;
        file.flatMap(there -> PrivateFiles.read(there, StoredKeys.class)).map(StoredKeys::offices).ifPresent(offices::putAll);
    }

    static KnownKeys in(Path folder) {
        return new KnownKeys(Optional.of(folder.resolve("keys.json")));
    }

    /** For as long as the client runs. */
    public static KnownKeys inMemory() {
        return new KnownKeys(Optional.empty());
    }

    public synchronized Optional<KnownKey> find(URI server) {
        return Optional.ofNullable(offices.get(name(server)));
    }

    /** Does nothing where an administrator says otherwise. */
    public synchronized void keep(URI server, KnownKey key) {
        KeyFingerprint only = laidDown.get(name(server));
        if (only != null && !only.equals(key.key())) {
            return;
        }
        if (!key.equals(offices.put(name(server), key))) {
            save();
        }
    }

    /** An administrator says which key an office has. That counts for more than what this client has seen. */
    public synchronized void vouch(URI server, KeyFingerprint key) {
        laidDown.put(name(server), key);
        keep(server, new KnownKey(key, true, find(server).map(KnownKey::home).orElse(null)));
    }

    /** The only key that an office at this address may have, if an administrator says so. */
    public synchronized Optional<KeyFingerprint> vouchedFor(URI server) {
        return Optional.ofNullable(laidDown.get(name(server)));
    }

    /** An office is at another address now, by the key that it has shown there. It stays known at the old one, too. */
    public synchronized void move(URI from, URI to) {
        find(from).ifPresent(key -> keep(to, key.from(home(from))));
    }

    /** By which address goes what is kept of the office that is there now. */
    synchronized URI home(URI server) {
        return find(server).map(KnownKey::home).orElse(server);
    }

    /** Where an office was, or is, by its key. */
    public synchronized List<URI> addresses(KeyFingerprint key) {
        return offices.entrySet().stream().filter(each -> key.equals(each.getValue().key()))
                .map(each -> URI.create("https://" + each.getKey().replaceFirst(":443$", ""))).sorted().toList();
    }

    /** From now on the office at this address is a stranger. */
    public synchronized void forget(URI server) {
        if (offices.remove(name(server)) != null) {
            save();
        }
    }

    private void save() {
        file.ifPresent(there -> PrivateFiles.write(there, new StoredKeys(Map.copyOf(offices))));
    }

    /** Without the scheme: an office that was encrypted once is not to be found in the clear. */
    private static String name(URI server) {
        String authority = server.getRawAuthority().toLowerCase(Locale.ROOT);
        return authority.matches(".*:[0-9]+") ? authority : authority + ("http".equals(server.getScheme()) ? ":80" : ":443");
    }
}
