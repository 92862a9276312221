package dev.vireo.server;

import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.backbone.LocalBackbone;
import dev.vireo.server.backbone.PostgresBackbone;
import dev.vireo.server.backbone.Redis;
import dev.vireo.server.backbone.RedisBackbone;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.Notifications;
import dev.vireo.server.log.Log;
import java.util.Optional;

/** Opens the backbone that is set, and the connections that it needs. */
final class BackboneChoice {

    private BackboneChoice() {
    }

    /** @throws StartException if the settings contradict each other */
    static void requireSupported(Config config) {
        if (config.backbone() == BackboneKind.POSTGRES && config.databaseUrl().isEmpty()) {
            throw new StartException("--backbone postgres needs a PostgreSQL database. Set --database-url.");
        }
        boolean redis = config.backbone() == BackboneKind.REDIS;
        if (redis && config.redisUrl().isEmpty()) {
            throw new StartException("--backbone redis needs a Redis server. Set --redis-url.");
        }
        if (!redis && !config.redisUrl().isEmpty()) {
            throw new StartException("--redis-url only works with --backbone redis. Set both or neither.");
        }
        if (redis && !Redis.isUrl(config.redisUrl())) {
            throw new StartException("The Redis URL isn't valid. It should look like redis://user:password@host:6379/0.");
        }
    }

    static Optional<Redis> redis(Config config) {
        return config.backbone() == BackboneKind.REDIS ? Optional.of(Redis.at(config.redisUrl())) : Optional.empty();
    }

    static Optional<Notifications> notifications(Config config) {
        return config.databaseUrl().isEmpty() ? Optional.empty() : Optional.of(new Notifications(config.databaseUrl()));
    }

    static Backbone backbone(Config config, Optional<Redis> redis, Optional<Notifications> notifications, Database database) {
        return switch (config.backbone()) {
            case LOCAL -> new LocalBackbone();
            case REDIS -> new RedisBackbone(redis.orElseThrow(), Log.epoch(database));
            case POSTGRES -> new PostgresBackbone(notifications.orElseThrow());
        };
    }
}
