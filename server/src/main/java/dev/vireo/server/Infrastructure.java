package dev.vireo.server;

import dev.vireo.server.backbone.Backbone;
import dev.vireo.server.backbone.Redis;
import dev.vireo.server.backbone.Signals;
import dev.vireo.server.database.Database;
import dev.vireo.server.database.Notifications;
import dev.vireo.server.log.Log;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The infrastructure that every service of an office stands on.
 *
 * @param folder        of this server alone, also where several serve the office
 * @param redis         present if Redis connects the office's servers
 * @param notifications PostgreSQL's; present if the office is in PostgreSQL
 * @param clock         what the office's times are taken from
 */
record Infrastructure(Config config, Path folder, Database database, Optional<Redis> redis, Optional<Notifications> notifications,
        Signals signals, Log log, PrometheusMeterRegistry metrics, InstantSource clock) {

    /**
     * Opens the office's folder and database. The log is not started yet, so that followers can be added.
     *
     * @param lastResort as for {@link VireoServer#start(Config, Consumer)}
     */
    static Infrastructure open(Config config, InstantSource clock, Consumer<Error> lastResort, CloseableStack closing) {
        DataFolder folder = closing.add(DataFolder.open(config.data()));
        Database database = closing.add(OfficeDatabase.open(config, folder));
        OfficeDatabase.requireServable(config, folder, database);
        Optional<Redis> redis = BackboneChoice.redis(config).map(closing::add);
        Optional<Notifications> notifications = BackboneChoice.notifications(config).map(closing::add);
        Backbone backbone = closing.add(BackboneChoice.backbone(config, redis, notifications, database));
        Log log = closing.add(new Log(database, backbone, clock, lastResort));
        PrometheusMeterRegistry metrics = metrics(backbone);
        closing.add(metrics::close);
        return new Infrastructure(config, folder.path(), database, redis, notifications, new Signals(backbone), log, metrics, clock);
    }

    private static PrometheusMeterRegistry metrics(Backbone backbone) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(metrics);
        new ProcessorMetrics().bindTo(metrics);
        Gauge.builder("vireo.backbone.connected", backbone, connection -> connection.connected() ? 1 : 0)
                .description("Whether servers notify each other; otherwise each polls the log more often").register(metrics);
        return metrics;
    }
}
