package dev.vireo.app.log;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A stack trace without the messages of its exceptions: those of databases and parsers quote what they failed on, which may be what
 * somebody wrote.
 */
public final class QuietStackTrace extends ThrowableHandlingConverter {

    private static final String LINE = System.lineSeparator();

    /** For Logback. */
    public QuietStackTrace() {
    }

    @Override
    public String convert(ILoggingEvent event) {
        StringBuilder text = new StringBuilder();
        Set<IThrowableProxy> told = Collections.newSetFromMap(new IdentityHashMap<>());
        IThrowableProxy failure = event.getThrowableProxy();
        while (failure != null && told.add(failure)) {
            append(text, told.size() == 1 ? "" : "Caused by: ", failure);
            for (IThrowableProxy suppressed : failure.getSuppressed()) {
                append(text, "  Suppressed: ", suppressed);
            }
            failure = failure.getCause();
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String before, IThrowableProxy failure) {
        text.append(before).append(failure.getClassName()).append(LINE);
        StackTraceElementProxy[] trace = failure.getStackTraceElementProxyArray();
        int shown = trace.length - failure.getCommonFrames();
        for (int i = 0; i < shown; i++) {
            text.append("\tat ").append(trace[i].getStackTraceElement()).append(LINE);
        }
        if (shown < trace.length) {
            text.append("\t… ").append(trace.length - shown).append(" more").append(LINE);
        }
    }
}
