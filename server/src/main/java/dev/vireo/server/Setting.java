package dev.vireo.server;

import dev.vireo.protocol.Limits;
import dev.vireo.server.channel.ChannelQuota;
import java.util.Locale;

/**
 * The settings that an administrator can make: as a flag, in the environment, or in the file {@code vireo.properties},
 * in this order of precedence.
 */
enum Setting {

    DATA("data", "DIR", "", "The office's data folder; created if it is missing. Required."),
    CONFIG("config", "FILE", "", "The file with the settings. Default: vireo.properties in the data folder."),
    HOST("host", "HOST", "127.0.0.1", "The address to listen on; 0.0.0.0 for all networks."),
    PORT("port", "PORT", "8080", "The port to listen on; 0 picks a free one."),
    DATABASE_URL("database-url", "URL", "", "A PostgreSQL database to use instead of the file in the data folder."),
    BACKBONE("backbone", "KIND", "local", "How the servers of one office notify each other: local, redis or postgres."),
    REDIS_URL("redis-url", "URL", "", "The Redis server for the redis backbone."),
    NODE_ADDRESS("node-address", "HOST[:PORT]", "",
            "Where the office's other servers reach this one, if several share a database. Default: "
                    + "the address it listens on, at a port that is free."),
    DRAIN("drain", "SECONDS", "", "How long to keep serving after reporting not ready, so that load balancers notice before the server "
            + "stops. 0 to 300; the default is 0 with the local backbone and 5 otherwise."),
    MIN_FREE_DISK("min-free-disk", "MIB", "200", "With less free space than this in the data folder, the office is read-only until there "
            + "is space again. 0 writes until the disk is full."),
    TRUSTED_PROXIES("trusted-proxies", "LIST", "",
            "The proxies in front of this server, trusted to tell a caller's address: addresses, or networks such as 10.0.0.0/8."),
    STREAMS_PER_PERSON("streams-per-person", "N", "" + Limits.STREAMS_PER_PERSON,
            "How many streams one person may have open on this server, 1 to 10000. Opening one more ends the oldest."),
    LIMITS("limits", "LIST", "", "Rate limits for one person that differ from the defaults, as burst/per minute: for example "
            + "sending=5000/30000,search=off. Use off alone for no limits at all."),
    CHANNEL_QUOTA("channel-quota", "QUOTA", ChannelQuota.USUAL.text(), "How many channels one person may create in a day, "
            + "how many one person may be in, and how many the office may have; off for no limit."),
    DISCOVERY("discovery", "on|off", "on", "Whether the office is announced on the local network, so that clients list it. A server that "
            + "listens on this computer alone never is."),
    TLS("tls", "CHOICE", "", "How other computers' connections are encrypted: auto, with the office's own key; off; or an administrator's "
            + "certificate and key, as in certificate.pem,key.pem. The default is auto where other computers can reach the server, but for "
            + "offices from before there was encryption."),
    BACKUP_FOLDER("backup-folder", "DIR", "", "The folder in which owners may choose, from anywhere, where backups go. Without it, they "
            + "choose any folder, but only on this computer."),
    DOWNLOADS("downloads", "DIR", "", "The folder whose packages of Vireo are offered to everybody who reaches this server, and to clients "
            + "as an update. Default: downloads in the data folder.");

    /** The name in {@code vireo.properties}, and of the flag without its dashes. */
    final String key;
    final String valueLabel;
    /** Empty if there is none. */
    final String defaultValue;
    final String description;

    Setting(String key, String valueLabel, String defaultValue, String description) {
        this.key = key;
        this.valueLabel = valueLabel;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    /** Whether it can stand in the file of settings; the others say where that is. */
    boolean isInFile() {
        return this != DATA && this != CONFIG;
    }

    String flag() {
        return "--" + key;
    }

    String environmentName() {
        return "VIREO_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
