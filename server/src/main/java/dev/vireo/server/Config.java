package dev.vireo.server;

import dev.vireo.protocol.Limits;
import dev.vireo.server.account.PasswordCost;
import dev.vireo.server.channel.ChannelQuota;
import dev.vireo.server.http.RequestDeadlines;
import dev.vireo.server.http.RequestLimits;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.server.presence.PresenceTimes;
import dev.vireo.server.tls.TlsChoice;
import dev.vireo.server.writer.NodeAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The server's configuration. Its text form leaves out URLs, which can contain passwords.
 *
 * @param data        the office's data folder
 * @param port        0 takes a free one
 * @param databaseUrl empty for the file in the data folder
 * @param redisUrl    empty where none was given
 * @param nodeAddress where the office's other servers reach this one; empty to find out
 * @param heartbeat   the longest silence on a stream
 * @param drain       how long to serve on, not ready any more, before it stops
 * @param minimumFree with fewer bytes free in the data folder nothing is written; 0 writes to the end
 * @param streamsPerPerson how many streams one person may have open
 * @param limits      how much one person may ask for
 * @param discovery   whether the office is announced on the networks that the server listens on
 * @param tls         what connections from other computers are encrypted with
 * @param backupFolder in which owners may choose where backups go; empty for any folder, but only on the server's computer
 * @param passwordCost what a new password's hash costs; no setting weakens it
 * @param downloadFolder whose packages are offered to everybody; empty for {@code downloads} in the data folder
 */
public record Config(
        Path data,
        String host,
        int port,
        String databaseUrl,
        BackboneKind backbone,
        String redisUrl,
        Optional<NodeAddress> nodeAddress,
        RequestDeadlines deadlines,
        PresenceTimes presence,
        Duration heartbeat,
        Duration drain,
        TrustedProxies trustedProxies,
        long minimumFree,
        int streamsPerPerson,
        RequestLimits limits,
        ChannelQuota channelQuota,
        boolean discovery,
        TlsChoice tls,
        Optional<Path> backupFolder,
        PasswordCost passwordCost,
        Optional<Path> downloadFolder) {

    private static final int LONGEST_DRAIN = 300;
    private static final long MIB = 1024 * 1024;
    private static final long MINIMUM_FREE = 200 * MIB;
    private static final int MAX_STREAMS = 10_000;

    /** A single-server office on this computer only. {@code port} 0 takes a free one. */
    public static Config local(Path data, int port) {
        Builder local = new Builder(data);
        local.port = port;
        return local.build();
    }

    /** @param host the address to listen at; {@code 0.0.0.0} opens it to the whole network */
    public Config at(String host, int port) {
        return changed(config -> {
            config.host = host;
            config.port = port;
        });
    }

    /** @param url a PostgreSQL database, as in {@code jdbc:postgresql://host/database?user=vireo&password=…} */
    public Config inDatabase(String url) {
        return changed(config -> config.databaseUrl = url);
    }

    /** @param url for Redis; empty with the others */
    public Config on(BackboneKind backbone, String url) {
        return changed(config -> {
            config.backbone = backbone;
            config.redisUrl = url;
        });
    }

    /** @param address where the office's other servers reach this one */
    public Config reachedAt(NodeAddress address) {
        return changed(config -> config.nodeAddress = Optional.of(address));
    }

    public Config with(RequestDeadlines deadlines) {
        return changed(config -> config.deadlines = deadlines);
    }

    public Config with(PresenceTimes presence) {
        return changed(config -> config.presence = presence);
    }

    public Config with(TrustedProxies trustedProxies) {
        return changed(config -> config.trustedProxies = trustedProxies);
    }

    public Config with(RequestLimits limits) {
        return changed(config -> config.limits = limits);
    }

    public Config with(ChannelQuota channelQuota) {
        return changed(config -> config.channelQuota = channelQuota);
    }

    public Config with(TlsChoice tls) {
        return changed(config -> config.tls = tls);
    }

    /** For tests, which make hundreds of people. */
    public Config with(PasswordCost passwordCost) {
        return changed(config -> config.passwordCost = passwordCost);
    }

    public Config draining(Duration drain) {
        return changed(config -> config.drain = drain);
    }

    public Config with(Duration heartbeat) {
        return changed(config -> config.heartbeat = heartbeat);
    }

    /** @param minimumFree in bytes; 0 keeps writing until the disk is full */
    public Config withMinimumFree(long minimumFree) {
        return changed(config -> config.minimumFree = minimumFree);
    }

    public Config allowingStreams(int perPerson) {
        return changed(config -> config.streamsPerPerson = perPerson);
    }

    public Config withoutDiscovery() {
        return changed(config -> config.discovery = false);
    }

    /** @param folder in which owners may choose where backups go */
    public Config keepingBackupsIn(Path folder) {
        return changed(config -> config.backupFolder = Optional.of(folder));
    }

    private Config changed(Consumer<Builder> change) {
        Builder config = new Builder(this);
        change.accept(config);
        return config.build();
    }

    /** Where the packages are that are offered to everybody. */
    public Path downloads() {
        return downloadFolder.orElseGet(() -> data.resolve("downloads"));
    }

    /**
     * @param flags the flags on the command line
     * @throws StartException if a setting is missing or broken
     */
    static Config of(Map<Setting, String> flags, Map<String, String> environment) {
        SettingSources values = SettingSources.of(flags, environment);
        Builder config = new Builder(values.data());
        config.host = values.get(Setting.HOST);
        config.port = port(values.get(Setting.PORT));
        config.databaseUrl = databaseUrl(values.get(Setting.DATABASE_URL));
        config.backbone = backbone(values.get(Setting.BACKBONE));
        config.redisUrl = redisUrl(values.get(Setting.REDIS_URL));
        config.nodeAddress = nodeAddress(values.get(Setting.NODE_ADDRESS));
        config.drain = drain(values.get(Setting.DRAIN), config.backbone);
        config.trustedProxies = trustedProxies(values.get(Setting.TRUSTED_PROXIES));
        config.minimumFree = minimumFree(values.get(Setting.MIN_FREE_DISK));
        config.streamsPerPerson = streamsPerPerson(values.get(Setting.STREAMS_PER_PERSON));
        config.limits = limits(values.get(Setting.LIMITS));
        config.channelQuota = channelQuota(values.get(Setting.CHANNEL_QUOTA));
        config.discovery = discovery(values.get(Setting.DISCOVERY));
        config.tls = tls(values.get(Setting.TLS));
        config.backupFolder = givenFolder(values.get(Setting.BACKUP_FOLDER), "backup");
        config.downloadFolder = givenFolder(values.get(Setting.DOWNLOADS), "downloads");
        return config.build();
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new StartException("The port must be a number from 0 to 65535, not \"" + SettingSources.printable(text) + "\".");
    }

    /** A single server does not drain: there is no other server to take over its callers. */
    private static Duration drain(String text, BackboneKind backbone) {
        if (text.isEmpty()) {
            return backbone == BackboneKind.LOCAL ? Duration.ZERO : Duration.ofSeconds(5);
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= LONGEST_DRAIN) {
            return Duration.ofSeconds(Integer.parseInt(text));
        }
        throw new StartException(
                "--drain must be a number of seconds from 0 to " + LONGEST_DRAIN + ", not \"" + SettingSources.printable(text)
                        + "\".");
    }

    private static long minimumFree(String text) {
        if (text.matches("[0-9]{1,7}")) {
            return Long.parseLong(text) * MIB;
        }
        throw new StartException("--min-free-disk must be a number of MiB, not \"" + SettingSources.printable(text) + "\".");
    }

    private static int streamsPerPerson(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_STREAMS) {
            return Integer.parseInt(text);
        }
        throw new StartException(
                "--streams-per-person must be a number from 1 to " + MAX_STREAMS + ", not \"" + SettingSources.printable(text)
                        + "\".");
    }

    private static BackboneKind backbone(String text) {
        for (BackboneKind kind : BackboneKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new StartException("The backbone must be local, redis or postgres, not \"" + SettingSources.printable(text) + "\".");
    }

    private static String databaseUrl(String text) {
        if (!text.isEmpty() && !text.startsWith("jdbc:postgresql:")) {
            throw new StartException("The database URL must start with jdbc:postgresql:");
        }
        return text;
    }

    private static String redisUrl(String text) {
        if (!text.isEmpty() && !text.startsWith("redis://") && !text.startsWith("rediss://")) {
            throw new StartException("The Redis URL must start with redis:// or rediss://");
        }
        return text;
    }

    private static Optional<NodeAddress> nodeAddress(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(NodeAddress.of(text));
        } catch (IllegalArgumentException e) {
            throw new StartException("The node address must be a host or HOST:PORT, as in 10.0.0.5:7070, not \""
                    + SettingSources.printable(text) + "\".");
        }
    }

    private static TrustedProxies trustedProxies(String text) {
        try {
            return TrustedProxies.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("The trusted proxies must be addresses or networks such as 10.0.0.0/8, not \""
                    + SettingSources.printable(String.valueOf(e.getMessage())) + "\".");
        }
    }

    private static RequestLimits limits(String text) {
        try {
            return RequestLimits.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("The limits must be off, or a list such as sending=5000/30000,search=off, not \""
                    + SettingSources.printable(String.valueOf(e.getMessage())) + "\".");
        }
    }

    private static ChannelQuota channelQuota(String text) {
        try {
            return ChannelQuota.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("The channel quota must be off, or three numbers such as " + ChannelQuota.USUAL.text() + ", not \""
                    + SettingSources.printable(String.valueOf(e.getMessage())) + "\".");
        }
    }

    private static boolean discovery(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new StartException("Discovery must be on or off, not \"" + SettingSources.printable(text) + "\".");
        };
    }

    private static TlsChoice tls(String text) {
        try {
            return TlsChoice.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("TLS must be off, auto, or the PEM files of a certificate and its key, as in "
                    + "certificate.pem,key.pem, not \"" + SettingSources.printable(text) + "\".");
        }
    }

    private static Optional<Path> givenFolder(String text, String which) {
        try {
            Optional<Path> folder = text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
            if (folder.isPresent() && !folder.get().isAbsolute()) {
                throw new StartException(
                        "The " + which + " folder must be an absolute path, not \"" + SettingSources.printable(text) + "\".");
            }
            return folder.map(Path::normalize);
        } catch (InvalidPathException e) {
            throw new StartException("The " + which + " folder isn't a valid path on this computer.");
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Config[data=%s, host=%s, port=%d, database=%s, backbone=%s]", data, host, port,
                databaseUrl.isEmpty() ? "file" : "postgresql", backbone.name().toLowerCase(Locale.ROOT));
    }

    /** A configuration that is being put together; at first that of a single-server office on this computer only. */
    private static final class Builder {

        private final Path data;
        private String host = Setting.HOST.defaultValue;
        private int port;
        private String databaseUrl = "";
        private BackboneKind backbone = BackboneKind.LOCAL;
        private String redisUrl = "";
        private Optional<NodeAddress> nodeAddress = Optional.empty();
        private RequestDeadlines deadlines = RequestDeadlines.DEFAULT;
        private PresenceTimes presence = PresenceTimes.DEFAULT;
        private Duration heartbeat = Limits.HEARTBEAT;
        private Duration drain = Duration.ZERO;
        private TrustedProxies trustedProxies = TrustedProxies.NONE;
        private long minimumFree = MINIMUM_FREE;
        private int streamsPerPerson = Limits.STREAMS_PER_PERSON;
        private RequestLimits limits = RequestLimits.USUAL;
        private ChannelQuota channelQuota = ChannelQuota.USUAL;
        private boolean discovery = true;
        private TlsChoice tls = TlsChoice.UNSET;
        private Optional<Path> backupFolder = Optional.empty();
        private PasswordCost passwordCost = PasswordCost.STANDARD;
        private Optional<Path> downloadFolder = Optional.empty();

        Builder(Path data) {
            this.data = data;
        }

        Builder(Config config) {
            data = config.data;
            host = config.host;
            port = config.port;
            databaseUrl = config.databaseUrl;
            backbone = config.backbone;
            redisUrl = config.redisUrl;
            nodeAddress = config.nodeAddress;
            deadlines = config.deadlines;
            presence = config.presence;
            heartbeat = config.heartbeat;
            drain = config.drain;
            trustedProxies = config.trustedProxies;
            minimumFree = config.minimumFree;
            streamsPerPerson = config.streamsPerPerson;
            limits = config.limits;
            channelQuota = config.channelQuota;
            discovery = config.discovery;
            tls = config.tls;
            backupFolder = config.backupFolder;
            passwordCost = config.passwordCost;
            downloadFolder = config.downloadFolder;
        }

        Config build() {
            return new Config(data, host, port, databaseUrl, backbone, redisUrl, nodeAddress, deadlines, presence, heartbeat, drain,
                    trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                    downloadFolder);
        }
    }
}
