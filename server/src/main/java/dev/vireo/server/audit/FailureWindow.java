package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The failed attempts of an hour: the first {@value #ONE_BY_ONE} of each account and address are recorded one by one, the rest are
 * counted; and all beyond {@value #PAIRS} accounts and addresses are counted together. So there are at most {@value #MOST} entries
 * of each kind, and a flood of one kind hides none of another. One thread.
 */
final class FailureWindow {

    static final int ONE_BY_ONE = 3;
    static final int PAIRS = 50;
    static final int MOST = PAIRS * (ONE_BY_ONE + 1) + 1;

    private static final String REASON = "reason";
    private static final String TIMES = "times";

    private final Map<Attempt, Integer> counts = new LinkedHashMap<>();
    private final Map<AuditAction, Long> further = new EnumMap<>(AuditAction.class);

    /** @param username empty if nobody has the name that was given, or none was */
    record Attempt(AuditAction action, String username, String address, boolean named) {

        Attempt(AuditAction action, String username, String address) {
            this(action, username, address, !username.isEmpty());
        }

        Attempt known(Set<String> usernames) {
            return usernames.contains(username) ? this : new Attempt(action, "", address, named);
        }
    }

    /** An entry to be written. */
    record RecordedFailure(Attempt attempt, Map<String, String> details) {
    }

    boolean isEmpty() {
        return counts.isEmpty() && further.isEmpty();
    }

    /** @return what is to be recorded one by one */
    List<RecordedFailure> add(Attempt attempt, int times) {
        if (!counts.containsKey(attempt) && kinds(attempt.action()) == PAIRS) {
            addFurther(attempt.action(), times);
            return List.of();
        }
        int before = counts.getOrDefault(attempt, 0);
        counts.put(attempt, before + times);
        List<RecordedFailure> recorded = new ArrayList<>();
        for (int count = before; count < Math.min(before + times, ONE_BY_ONE); count++) {
            recorded.add(new RecordedFailure(attempt, reason(attempt)));
        }
        return recorded;
    }

    private long kinds(AuditAction action) {
        return counts.keySet().stream().filter(attempt -> attempt.action() == action).count();
    }

    void addFurther(AuditAction action, int times) {
        further.merge(action, (long) times, Long::sum);
    }

    /** What was only counted. */
    List<RecordedFailure> summary() {
        List<RecordedFailure> summary = new ArrayList<>();
        counts.forEach((attempt, count) -> {
            if (count > ONE_BY_ONE) {
                Map<String, String> details = new LinkedHashMap<>(reason(attempt));
                details.put(TIMES, Integer.toString(count - ONE_BY_ONE));
                summary.add(new RecordedFailure(attempt, details));
            }
        });
        further.forEach((action, times) -> summary.add(
                new RecordedFailure(new Attempt(action, "", ""), Map.of(TIMES, Long.toString(times), "accounts", "many"))));
        return summary;
    }

    private static Map<String, String> reason(Attempt attempt) {
        return attempt.named() && attempt.username().isEmpty() ? Map.of(REASON, "unknown_username") : Map.of();
    }
}
