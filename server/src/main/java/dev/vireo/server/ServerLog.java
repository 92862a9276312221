package dev.vireo.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * How the server's own program logs: to standard error, where service managers and terminals both look. Said in code, since reading it
 * from XML took two hundred classes and a tenth of a second of each start. A program that embeds the server keeps its own log.
 */
final class ServerLog {

    /** The library's own property: a file named there takes precedence. */
    private static final String SETTINGS = "logback.configurationFile";
    private static final String STATUS = "logback.statusListenerClass";
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{0}: %msg%n";
    /** What the libraries say of themselves is of no use to an administrator. */
    private static final Map<String, Level> LIBRARIES = Map.of(
            "io.javalin", Level.WARN,
            "org.eclipse.jetty", Level.WARN,
            "com.zaxxer.hikari", Level.OFF,
            "org.flywaydb", Level.WARN,
            "javax.jmdns", Level.OFF);

    private ServerLog() {
    }

    static void configure() {
        // Before these settings the library looks for its own, and would say on standard output what it thinks of those it finds.
        if (System.getProperty(STATUS) == null) {
            System.setProperty(STATUS, NopStatusListener.class.getName());
        }
        if (System.getProperty(SETTINGS) != null || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget(ConsoleTarget.SystemErr.getName());
        appender.setEncoder(encoder);
        appender.start();
        LIBRARIES.forEach((library, level) -> context.getLogger(library).setLevel(level));
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
    }
}
