package dev.vireo.app.people;

import dev.vireo.protocol.Limits;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.text.NamesInUse;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A list of people in a CSV file (RFC 4180), in UTF-8, as spreadsheets write it: with commas, semicolons or tabs. Any thread. */
final class PeopleFile {

    /** Why nothing of a file can be read. */
    enum FileFault {
        UNREADABLE,
        TOO_LARGE,
        NOT_UTF8,
        NOT_CSV,
        EMPTY,
        NO_HEADER
    }

    /** The columns it may have; the first two it must have. */
    private enum Column {
        USERNAME,
        DISPLAY_NAME,
        TITLE,
        DEPARTMENT,
        ROLE
    }

    /** @param fault if there is one, there are no rows */
    record Contents(List<ImportRow> rows, Optional<FileFault> fault) {

        private static Contents faulty(FileFault fault) {
            return new Contents(List.of(), Optional.of(fault));
        }
    }

    /** Far more than a thousand people take. */
    private static final int MOST_BYTES = 2 * Limits.USERS_REQUEST_BYTES;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final NamesInUse office;
    private final List<OfficeRole> allowed;
    private final Set<String> seen = new HashSet<>();
    private int columns;
    private int good;

    private PeopleFile(NamesInUse office, List<OfficeRole> allowed) {
        this.office = office;
        this.allowed = allowed;
    }

    /**
     * @param office  the names that are taken; those of the file are added to them
     * @param allowed the roles that newcomers can be given
     */
    static Contents read(Path file, NamesInUse office, List<OfficeRole> allowed) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Contents.faulty(FileFault.TOO_LARGE) : read(bytes, office, allowed);
        } catch (IOException e) {
            return Contents.faulty(FileFault.UNREADABLE);
        }
    }

    static Contents read(byte[] bytes, NamesInUse office, List<OfficeRole> allowed) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new PeopleFile(office, allowed).parsed(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Contents.faulty(FileFault.NOT_UTF8);
        }
    }

    private Contents parsed(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator(text)).setIgnoreEmptyLines(true).setTrim(true).get();
        List<ImportRow> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Map<Column, Integer> places = Map.of();
            long line = 1;
            for (CSVRecord record : parser) {
                if (!isBlank(record)) {
                    if (places.isEmpty()) {
                        places = places(record);
                        if (!places.containsKey(Column.USERNAME) || !places.containsKey(Column.DISPLAY_NAME)) {
                            return Contents.faulty(FileFault.NO_HEADER);
                        }
                        columns = record.size();
                    } else {
                        rows.add(judged(row(line, record, places), record.size() > columns));
                    }
                }
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            return Contents.faulty(FileFault.NOT_CSV);
        }
        return rows.isEmpty() ? Contents.faulty(FileFault.EMPTY) : new Contents(List.copyOf(rows), Optional.empty());
    }

    /** The one of which there is most in the first line. */
    private static char separator(String text) {
        String head = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return Stream.of(',', ';', '\t').max(Comparator.comparingLong((Character each) -> head.chars().filter(c -> c == each).count())
                .thenComparing(each -> each == ',')).orElseThrow();
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private static Map<Column, Integer> places(CSVRecord head) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < head.size(); i++) {
            String name = head.get(i).strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            for (Column column : Column.values()) {
                if (column.name().toLowerCase(Locale.ROOT).equals(name)) {
                    places.putIfAbsent(column, i);
                }
            }
        }
        return places;
    }

    private ImportRow row(long line, CSVRecord record, Map<Column, Integer> places) {
        String role = cell(record, places, Column.ROLE).toLowerCase(Locale.ROOT);
        Optional<OfficeRole> known = role.isEmpty() ? Optional.of(OfficeRole.MEMBER)
                : Stream.of(OfficeRole.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(role)).findFirst();
        ImportRow row = new ImportRow(line, cell(record, places, Column.USERNAME), cell(record, places, Column.DISPLAY_NAME),
                cell(record, places, Column.TITLE), cell(record, places, Column.DEPARTMENT), known.orElse(OfficeRole.MEMBER), List.of());
        return known.isPresent() ? row : row.with(NameFault.ROLE_UNKNOWN);
    }

    private static String cell(CSVRecord record, Map<Column, Integer> places, Column column) {
        Integer place = places.get(column);
        return place == null || place >= record.size() ? "" : record.get(place).strip();
    }

    private ImportRow judged(ImportRow row, boolean tooWide) {
        List<NameFault> faults = new ArrayList<>(row.faults());
        NameFault.ofUsername(row.username()).ifPresent(faults::add);
        NameFault.ofName(row.name()).ifPresent(faults::add);
        NameFault.ofLine(row.title(), NameFault.TITLE_LONG).ifPresent(faults::add);
        NameFault.ofLine(row.department(), NameFault.DEPARTMENT_LONG).ifPresent(faults::add);
        if (!allowed.contains(row.role())) {
            faults.add(NameFault.ROLE_NOT_YOURS);
        }
        if (tooWide) {
            faults.add(NameFault.TOO_MANY_COLUMNS);
        }
        if (seen.contains(row.username())) {
            faults.add(NameFault.USERNAME_TWICE);
        } else if (faults.isEmpty()) {
            NameFault.beside(office, row.username(), row.name()).ifPresent(faults::add);
        }
        if (faults.isEmpty() && good == Limits.USERS_PER_CALL) {
            faults.add(NameFault.TOO_MANY_PEOPLE);
        }
        if (faults.isEmpty()) {
            good++;
            seen.add(row.username());
            office.add(row.username(), row.name());
        }
        return new ImportRow(row.line(), row.username(), row.name(), row.title(), row.department(), row.role(), List.copyOf(faults));
    }
}
