package dev.vireo.server;

import dev.vireo.protocol.Limits;
import dev.vireo.server.account.PasswordCost;
import dev.vireo.server.channel.ChannelQuota;
import dev.vireo.server.http.RequestDeadlines;
import dev.vireo.server.http.RequestLimits;
import dev.vireo.server.http.TrustedProxies;
import dev.vireo.server.presence.PresenceTimes;
import dev.vireo.server.tls.TlsChoice;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The server's configuration. Its text form leaves out URLs, which can contain passwords.
 *
 * @param data        the office's data folder
 * @param port        0 takes a free one
 * @param databaseUrl empty for the file in the data folder
 * @param redisUrl    empty where none was given
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

    private static final String FILE = "vireo.properties";
    private static final int LONGEST_DRAIN = 300;
    private static final long MIB = 1024 * 1024;
    private static final long MINIMUM_FREE = 200 * MIB;
    private static final int MAX_STREAMS = 10_000;

    /** A single-server office on this computer only. {@code port} 0 takes a free one. */
    public static Config local(Path data, int port) {
        return new Config(data, Setting.HOST.defaultValue, port, "", BackboneKind.LOCAL, "", RequestDeadlines.DEFAULT,
                PresenceTimes.DEFAULT, Limits.HEARTBEAT, Duration.ZERO, TrustedProxies.NONE, MINIMUM_FREE,
                Limits.STREAMS_PER_PERSON, RequestLimits.USUAL, ChannelQuota.USUAL, true, TlsChoice.UNSET,
                Optional.empty(), PasswordCost.STANDARD, Optional.empty());
    }

    /** @param otherHost the address to listen at; {@code 0.0.0.0} opens it to the whole network */
    public Config at(String otherHost, int otherPort) {
        return new Config(data, otherHost, otherPort, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    /** @param otherUrl a PostgreSQL database, as in {@code jdbc:postgresql://host/database?user=vireo&password=…} */
    public Config inDatabase(String otherUrl) {
        return new Config(data, host, port, otherUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    /** @param otherUrl for Redis; empty with the others */
    public Config on(BackboneKind otherBackbone, String otherUrl) {
        return new Config(data, host, port, databaseUrl, otherBackbone, otherUrl, deadlines, presence, heartbeat, drain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    public Config with(RequestDeadlines otherDeadlines) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, otherDeadlines, presence, heartbeat, drain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    public Config with(PresenceTimes otherTimes) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, otherTimes, heartbeat, drain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    public Config with(TrustedProxies otherProxies) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain,
                otherProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    public Config with(RequestLimits otherLimits) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain, trustedProxies,
                minimumFree, streamsPerPerson, otherLimits, channelQuota, discovery, tls, backupFolder, passwordCost, downloadFolder);
    }

    public Config with(ChannelQuota otherQuota) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain, trustedProxies,
                minimumFree, streamsPerPerson, limits, otherQuota, discovery, tls, backupFolder, passwordCost, downloadFolder);
    }

    public Config with(TlsChoice otherChoice) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain, trustedProxies,
                minimumFree, streamsPerPerson, limits, channelQuota, discovery, otherChoice, backupFolder, passwordCost, downloadFolder);
    }

    /** For tests, which make hundreds of people. */
    public Config with(PasswordCost otherCost) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain, trustedProxies,
                minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, otherCost, downloadFolder);
    }

    public Config draining(Duration otherDrain) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, otherDrain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    public Config with(Duration otherHeartbeat) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, otherHeartbeat, drain,
                trustedProxies, minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    /** @param otherMinimum in bytes; 0 keeps writing until the disk is full */
    public Config withMinimumFree(long otherMinimum) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain,
                trustedProxies, otherMinimum, streamsPerPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost,
                downloadFolder);
    }

    public Config allowingStreams(int perPerson) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain,
                trustedProxies, minimumFree, perPerson, limits, channelQuota, discovery, tls, backupFolder, passwordCost, downloadFolder);
    }

    public Config withoutDiscovery() {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain, trustedProxies,
                minimumFree, streamsPerPerson, limits, channelQuota, false, tls, backupFolder, passwordCost, downloadFolder);
    }

    /** @param folder in which owners may choose where backups go */
    public Config keepingBackupsIn(Path folder) {
        return new Config(data, host, port, databaseUrl, backbone, redisUrl, deadlines, presence, heartbeat, drain, trustedProxies,
                minimumFree, streamsPerPerson, limits, channelQuota, discovery, tls, Optional.of(folder), passwordCost, downloadFolder);
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
        String data = flags.getOrDefault(Setting.DATA, environment.getOrDefault(Setting.DATA.environmentName(), ""));
        if (data.isBlank()) {
            throw new StartException("No data folder given. Set --data DIR, or VIREO_DATA in the environment.");
        }
        Path folder = folder(data);
        String chosen = flags.getOrDefault(Setting.CONFIG, environment.getOrDefault(Setting.CONFIG.environmentName(), ""));
        Properties file = chosen.isBlank() ? read(folder.resolve(FILE)) : readChosen(chosen);
        SettingSources values = new SettingSources(flags, environment, file);
        BackboneKind backbone = backbone(values.get(Setting.BACKBONE));
        return new Config(
                folder,
                values.get(Setting.HOST),
                port(values.get(Setting.PORT)),
                databaseUrl(values.get(Setting.DATABASE_URL)),
                backbone,
                redisUrl(values.get(Setting.REDIS_URL)),
                RequestDeadlines.DEFAULT,
                PresenceTimes.DEFAULT,
                Limits.HEARTBEAT,
                drain(values.get(Setting.DRAIN), backbone),
                trustedProxies(values.get(Setting.TRUSTED_PROXIES)),
                minimumFree(values.get(Setting.MIN_FREE_DISK)),
                streamsPerPerson(values.get(Setting.STREAMS_PER_PERSON)),
                limits(values.get(Setting.LIMITS)),
                channelQuota(values.get(Setting.CHANNEL_QUOTA)),
                discovery(values.get(Setting.DISCOVERY)),
                tls(values.get(Setting.TLS)),
                givenFolder(values.get(Setting.BACKUP_FOLDER), "backup"),
                PasswordCost.STANDARD,
                givenFolder(values.get(Setting.DOWNLOADS), "downloads"));
    }

    private static Path folder(String data) {
        try {
            return Path.of(data).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartException("--data isn't a valid path on this computer.");
        }
    }

    /** One that was asked for must be there. */
    private static Properties readChosen(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            if (Files.isReadable(file)) {
                return read(file);
            }
        } catch (InvalidPathException e) {
            throw new StartException("--config isn't a valid path on this computer.");
        }
        throw new StartException(printable(name) + " can't be read. Check --config, or VIREO_CONFIG in the environment.");
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new StartException(file + " can't be read. Check its permissions, and that it is UTF-8.");
            }
        }
        for (String name : properties.stringPropertyNames()) {
            if (Arrays.stream(Setting.values()).noneMatch(setting -> setting.isInFile() && setting.key.equals(name))) {
                throw new StartException(file + " contains \"" + printable(name) + "\", which isn't a setting.");
            }
        }
        return properties;
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new StartException("The port must be a number from 0 to 65535, not \"" + printable(text) + "\".");
    }

    /** A single server does not drain: there is no other server to take over its callers. */
    private static Duration drain(String text, BackboneKind backbone) {
        if (text.isEmpty()) {
            return backbone == BackboneKind.LOCAL ? Duration.ZERO : Duration.ofSeconds(5);
        }
        if (text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= LONGEST_DRAIN) {
            return Duration.ofSeconds(Integer.parseInt(text));
        }
        throw new StartException("--drain must be a number of seconds from 0 to " + LONGEST_DRAIN + ", not \"" + printable(text)
                + "\".");
    }

    private static long minimumFree(String text) {
        if (text.matches("[0-9]{1,7}")) {
            return Long.parseLong(text) * MIB;
        }
        throw new StartException("--min-free-disk must be a number of MiB, not \"" + printable(text) + "\".");
    }

    private static int streamsPerPerson(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MAX_STREAMS) {
            return Integer.parseInt(text);
        }
        throw new StartException("--streams-per-person must be a number from 1 to " + MAX_STREAMS + ", not \"" + printable(text)
                + "\".");
    }

    private static BackboneKind backbone(String text) {
        for (BackboneKind kind : BackboneKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new StartException("The backbone must be local, redis or postgres, not \"" + printable(text) + "\".");
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

    private static TrustedProxies trustedProxies(String text) {
        try {
            return TrustedProxies.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("The trusted proxies must be addresses or networks such as 10.0.0.0/8, not \""
                    + printable(String.valueOf(e.getMessage())) + "\".");
        }
    }

    private static RequestLimits limits(String text) {
        try {
            return RequestLimits.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("The limits must be off, or a list such as sending=5000/30000,search=off, not \""
                    + printable(String.valueOf(e.getMessage())) + "\".");
        }
    }

    private static ChannelQuota channelQuota(String text) {
        try {
            return ChannelQuota.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("The channel quota must be off, or three numbers such as " + ChannelQuota.USUAL.text() + ", not \""
                    + printable(String.valueOf(e.getMessage())) + "\".");
        }
    }

    private static boolean discovery(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new StartException("Discovery must be on or off, not \"" + printable(text) + "\".");
        };
    }

    private static TlsChoice tls(String text) {
        try {
            return TlsChoice.of(text);
        } catch (IllegalArgumentException e) {
            throw new StartException("TLS must be off, auto, or the PEM files of a certificate and its key, as in "
                    + "certificate.pem,key.pem, not \"" + printable(text) + "\".");
        }
    }

    private static Optional<Path> givenFolder(String text, String which) {
        try {
            Optional<Path> folder = text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
            if (folder.isPresent() && !folder.get().isAbsolute()) {
                throw new StartException("The " + which + " folder must be an absolute path, not \"" + printable(text) + "\".");
            }
            return folder.map(Path::normalize);
        } catch (InvalidPathException e) {
            throw new StartException("The " + which + " folder isn't a valid path on this computer.");
        }
    }

    private static String printable(String text) {
        return text.codePoints()
                .limit(60)
                .mapToObj(character -> Character.isISOControl(character) ? "?" : Character.toString(character))
                .collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Config[data=%s, host=%s, port=%d, database=%s, backbone=%s]", data, host, port,
                databaseUrl.isEmpty() ? "file" : "postgresql", backbone.name().toLowerCase(Locale.ROOT));
    }

    /** The sources of a setting, in order of precedence: flag, environment, file, default. */
    private record SettingSources(Map<Setting, String> flags, Map<String, String> environment, Properties file) {

        String get(Setting setting) {
            String value = flags.get(setting);
            if (value == null) {
                value = environment.get(setting.environmentName());
            }
            if (value == null) {
                value = file.getProperty(setting.key, setting.defaultValue);
            }
            return value.strip();
        }
    }
}
