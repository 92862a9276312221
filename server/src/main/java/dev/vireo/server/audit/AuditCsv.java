package dev.vireo.server.audit;

import dev.vireo.protocol.text.CsvCell;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes entries as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel reads another charset. A page is read from
 * the database when the reader gets there.
 */
final class AuditCsv {

    private static final int PAGE = 500;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final List<String> COLUMNS = List.of(
            "number", "time", "actor", "action", "subject", "address", "details", "hash");

    private AuditCsv() {
    }

    /** Reads up to so many entries after a number, in order. */
    @FunctionalInterface
    interface EntrySource {

        List<StoredAuditEntry> after(long number, int limit);
    }

    static InputStream stream(EntrySource source) {
        return new SequenceInputStream(new CsvPages(source));
    }

    private static String line(StoredAuditEntry entry) {
        // In JSON a semicolon may be written so, too. Where it separates cells, the details stay one cell.
        return line(Stream.of(Long.toString(entry.number()), entry.at().toString(), entry.actor(), entry.action(), entry.subject(),
                entry.address(), entry.details().replace(";", "\\u003b"), entry.hash()));
    }

    private static String line(Stream<String> cells) {
        return cells.map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** The head, and then the pages, each read when it is asked for. One thread. */
    private static final class CsvPages implements Enumeration<InputStream> {

        private final EntrySource source;
        private long last;
        private boolean begun;
        private boolean ended;

        CsvPages(EntrySource source) {
            this.source = source;
        }

        @Override
        public boolean hasMoreElements() {
            return !ended;
        }

        @Override
        public InputStream nextElement() {
            if (ended) {
                throw new NoSuchElementException();
            }
            StringBuilder text = new StringBuilder();
            if (!begun) {
                begun = true;
                text.append(BYTE_ORDER_MARK).append(line(COLUMNS.stream()));
            }
            List<StoredAuditEntry> page = source.after(last, PAGE);
            page.forEach(entry -> text.append(line(entry)));
            ended = page.size() < PAGE;
            last = page.isEmpty() ? last : page.getLast().number();
            return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
