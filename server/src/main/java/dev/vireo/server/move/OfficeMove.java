package dev.vireo.server.move;

import dev.vireo.server.audit.AuditVerdict;
import dev.vireo.server.audit.AuditVerification;
import dev.vireo.server.move.MoveTable.LogEnd;
import dev.vireo.server.move.MoveTable.MoveRow;
import dev.vireo.server.move.MoveTable.MoveState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies an office from one place to another, completely and verified, or not at all: until both sides have the same counts and
 * checksums, the copy is marked as incomplete. Rows are copied in batches by primary key, one transaction each; the number of
 * rows already there tells where an earlier run stopped. Neither side is served meanwhile. One thread.
 */
public final class OfficeMove {

    private static final int SHOWN = 12;

    private final OfficeLocation from;
    private final OfficeLocation to;
    private final MoveProgress progress;
    private final BooleanSupplier stopped;
    private final RowStore rows = new RowStore();
    private final MovedRows moved;
    private final MoveTable marks = new MoveTable();

    /**
     * @param lines   receives the progress
     * @param stopped asked between two batches; whether to break off
     */
    public OfficeMove(OfficeLocation from, OfficeLocation to, Consumer<String> lines, BooleanSupplier stopped) {
        this.from = from;
        this.to = to;
        this.moved = new MovedRows(from.database(), rows);
        this.progress = new MoveProgress(lines);
        this.stopped = stopped;
    }

    /**
     * Moves the office, or resumes an interrupted move.
     *
     * @throws RefusedException if it cannot begin; nothing was changed
     * @throws UnfinishedException if it was interrupted, or the two sides differ in the end
     */
    public void run() throws IOException {
        LogEnd head = head();
        List<TableShape> shapes = shapes();
        requireNobodyServes(from);
        requireNobodyServes(to);
        begin(head, shapes);
        progress.say("Moving the office from " + from.name() + " to " + to.name() + ".");
        for (TableShape shape : shapes) {
            copy(shape);
        }
        reportWhatIsLeftBehind(shapes);
        ContentsCopy contents = new ContentsCopy(from.contents(), to.contents(), progress, this::resume);
        contents.run();
        contents.damaged().forEach(hash -> progress.say("The content " + hash + " of a file is damaged and left behind."));
        compare(shapes, contents);
        to.keys().copyFrom(from.keys());
        verifyAudit();
        // In this order, so that at no moment both sides claim to be the office.
        MoveMarks.goneTo(from, head, to.name());
        to.database().durably(handle -> {
            marks.clear(handle);
            return true;
        });
        progress.say("The office was moved. The one in " + from.name() + " is unchanged, and marked as moved.");
    }

    private LogEnd head() {
        return from.database().read(marks::head).filter(head -> head.pos() > 0)
                .orElseThrow(() -> new RefusedException("There is no office in " + from.name() + "."));
    }

    /** The tables that both sides have. Tables of only one kind of database are not part of the office. */
    private List<TableShape> shapes() {
        List<String> there = to.database().read(rows::shapes).stream().map(TableShape::table).toList();
        return from.database().read(rows::shapes).stream().filter(shape -> there.contains(shape.table())).toList();
    }

    /** Reports rows that are not moved, such as messages that another program left in PostgreSQL and no server has taken. */
    private void reportWhatIsLeftBehind(List<TableShape> moved) {
        for (TableShape shape : from.database().read(rows::shapes)) {
            long left = moved.contains(shape) ? 0 : from.database().read(handle -> rows.count(handle, shape));
            if (left > 0) {
                progress.say(String.format(Locale.ROOT, "Left behind: %d rows of %s, which %s doesn't know.",
                        left, shape.table(), to.name()));
            }
        }
    }

    private void requireNobodyServes(OfficeLocation place) {
        if (place.folder().isEmpty() && place.database().read(marks::servers) > 0) {
            throw new RefusedException("A server is connected to " + place.name() + ". Stop it first.");
        }
    }

    private void begin(LogEnd head, List<TableShape> shapes) {
        Optional<MoveRow> begun = to.database().read(marks::find).filter(row -> row.state() == MoveState.COMING);
        boolean ours = begun.isPresent() && begun.get().epoch().equals(head.epoch());
        if (!ours && (begun.isPresent() || holdsAnything(shapes))) {
            throw new RefusedException(to.name() + " already contains an office" + (begun.isPresent()
                    ? ", partly moved there from " + begun.get().place() : "") + ". Move into an empty one.");
        }
        Optional<String> hindrance = MoveMarks.obstacle(from);
        if (!ours && hindrance.isPresent()) {
            throw new RefusedException(hindrance.get());
        }
        if (!ours || begun.get().pos() != head.pos()) {
            startOver(head, shapes);
        }
    }

    private boolean holdsAnything(List<TableShape> shapes) {
        return to.database().read(marks::head).filter(head -> head.pos() > 0).isPresent()
                || to.database().read(marks::find).isPresent()
                || shapes.stream().filter(shape -> !shape.table().equals("log_head"))
                        .anyMatch(shape -> to.database().read(handle -> rows.count(handle, shape)) > 0);
    }

    /** Empties the target, and marks it as incomplete from here on. */
    private void startOver(LogEnd head, List<TableShape> shapes) {
        to.database().durably(handle -> {
            marks.put(handle, new MoveRow(MoveState.COMING, head.epoch(), head.pos(), from.name()));
            shapes.reversed().forEach(shape -> rows.clear(handle, shape));
            return true;
        });
    }

    private void copy(TableShape shape) {
        long total = moved.count(shape);
        long done = to.database().read(handle -> rows.count(handle, shape));
        @Nullable Object @Nullable [] last = null;
        while (done < total) {
            resume();
            @Nullable Object @Nullable [] after = last;
            long skip = last == null ? done : 0;
            List<@Nullable Object[]> page = moved.page(shape, after, skip);
            if (page.isEmpty()) {
                throw new UnfinishedException("The table " + shape.table() + " changed while it was being read. "
                        + "Stop whatever writes to it, then run the same command again.");
            }
            to.database().durably(handle -> {
                rows.insert(handle, shape, page);
                return true;
            });
            done += page.size();
            last = page.getLast();
            progress.at(shape.table(), done, total);
        }
        if (last == null) {
            progress.at(shape.table(), done, total);
        }
    }

    private void resume() {
        if (stopped.getAsBoolean()) {
            throw new UnfinishedException("Interrupted. Run the same command again to continue.");
        }
    }

    private record TableComparison(String name, TableChecksum.ChecksumTotal from, TableChecksum.ChecksumTotal to) {

        boolean isEqual() {
            return from.equals(to);
        }
    }

    private void compare(List<TableShape> shapes, ContentsCopy copy) throws IOException {
        progress.say("Comparing both sides, row by row.");
        List<TableComparison> compared = new ArrayList<>();
        for (TableShape shape : shapes) {
            compared.add(new TableComparison(shape.table(), sum(after -> moved.page(shape, after, 0)),
                    sum(after -> to.database().read(handle -> rows.page(handle, shape, after, 0)))));
        }
        compared.add(new TableComparison("contents", copy.total(from.contents()), copy.total(to.contents())));
        progress.say(line("table", "rows there", "rows here", "checksum there", "checksum here", ""));
        compared.forEach(one -> progress.say(line(one.name(), number(one.from().rows()), number(one.to().rows()),
                one.from().sum().substring(0, SHOWN), one.to().sum().substring(0, SHOWN), one.isEqual() ? "equal" : "DIFFERENT")));
        String different = compared.stream().filter(one -> !one.isEqual()).map(TableComparison::name).collect(Collectors.joining(", "));
        if (!different.isEmpty()) {
            startOver(head(), shapes);
            throw new UnfinishedException("The copies differ in " + different + ". Run the same command again to move it once more.");
        }
    }

    /** The rows are equal, so a broken chain was broken before the move. */
    private void verifyAudit() {
        AuditVerdict verdict = AuditVerification.run(to.database());
        progress.say("The audit log: " + verdict.line());
        if (verdict.fault().isPresent()) {
            progress.say("It was broken before the move, which goes on.");
        }
    }

    /** Reads rows of a table. @param last the last one that was read; null before the first */
    @FunctionalInterface
    private interface RowPages {

        List<@Nullable Object[]> after(@Nullable Object @Nullable [] last);
    }

    private TableChecksum.ChecksumTotal sum(RowPages pages) {
        // Columns are in order of their names, so the order is the same on both sides.
        TableChecksum sum = new TableChecksum();
        @Nullable Object @Nullable [] last = null;
        while (true) {
            resume();
            @Nullable Object @Nullable [] after = last;
            List<@Nullable Object[]> page = pages.after(after);
            if (page.isEmpty()) {
                return sum.total();
            }
            sum.addAll(page);
            last = page.getLast();
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String line(String name, String there, String here, String sumThere, String sumHere, String verdict) {
        return String.format(Locale.ROOT, "  %-18s %14s %14s  %-14s  %-14s  %s",
                name, there, here, sumThere, sumHere, verdict).stripTrailing();
    }
}
