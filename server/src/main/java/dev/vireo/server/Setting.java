package dev.vireo.server;

import dev.vireo.protocol.Limits;
import dev.vireo.server.channel.ChannelQuota;
import java.util.Locale;

/**
 * What an administrator can set: as a flag, in the environment, or in {@code vireo.properties} of the data folder; the first of
 * these counts.
 */
enum Setting {

    DATA("data", "DIR", "", "The office's data folder; made if it is not there. Needed."),
    HOST("host", "HOST", "127.0.0.1", "The address to listen on; 0.0.0.0 for every network this computer is in."),
    PORT("port", "PORT", "8080", "The port to listen on; 0 takes a free one."),
    DATABASE_URL("database-url", "URL", "", "A PostgreSQL database in place of the file in the data folder."),
    BACKBONE("backbone", "KIND", "local", "How the servers of one office wake each other: local, redis or postgres."),
    REDIS_URL("redis-url", "URL", "", "Where Redis is, for the redis backbone."),
    DRAIN("drain", "SECONDS", "", "How long to serve on, not ready any more, before it stops: so that a load balancer sees it in "
            + "time. 0 to 300; 0 with the local backbone and 5 otherwise where it is not said."),
    MIN_FREE_DISK("min-free-disk", "MIB", "200", "With less room than this in the data folder nothing is written, and everything can "
            + "still be read, until there is room again. 0 writes until the disk is full."),
    TRUSTED_PROXIES("trusted-proxies", "LIST", "",
            "Addresses or networks (10.0.0.0/8) of the proxies before this server, whose word on a caller's address counts."),
    STREAMS_PER_PERSON("streams-per-person", "N", "" + Limits.STREAMS_PER_PERSON,
            "How many streams one person may have open at this server, 1 to 10000; one more ends the oldest."),
    LIMITS("limits", "LIST", "", "How much of each kind of work one person may ask for, where it differs from what is usual: burst/per minute, as in "
            + "sending=5000/30000,search=off; off for no limits at all."),
    CHANNEL_QUOTA("channel-quota", "QUOTA", ChannelQuota.USUAL.text(), "How many channels one person may make in a day, one person may be in, and "
            + "there may be in all; off for no limit.");

    /** The name in {@code vireo.properties}, and of the flag without its dashes. */
    final String key;
    final String valueLabel;
    /** Empty where there is none. */
    final String defaultValue;
    final String description;

    Setting(String key, String valueLabel, String defaultValue, String description) {
        this.key = key;
        this.valueLabel = valueLabel;
        this.defaultValue = defaultValue;
        this.description = description;
    }

    String flag() {
        return "--" + key;
    }

    String environmentName() {
        return "VIREO_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
