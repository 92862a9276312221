package dev.vireo.server.audit;

import dev.vireo.protocol.AuditAction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The failed attempts of an hour: the first {@value #ONE_BY_ONE} of each account and address are recorded one by one, the rest are
 * counted; and all beyond {@value #PAIRS} accounts and addresses are counted together. So there are at most {@value #MOST} entries.
 * One thread.
 */
final class FailureWindow {

    static final int ONE_BY_ONE = 3;
    static final int PAIRS = 50;
    static final int MOST = PAIRS * (ONE_BY_ONE + 1) + 1;

    private static final String REASON = "reason";
    private static final String TIMES = "times";

    private final Map<Attempt, Integer> counts = new LinkedHashMap<>();
    private long further;

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
        return counts.isEmpty() && further == 0;
    }

    /** @return what is to be recorded one by one */
    List<RecordedFailure> add(Attempt attempt, int times) {
        if (!counts.containsKey(attempt) && counts.size() == PAIRS) {
            further += times;
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

    void addFurther(int times) {
        further += times;
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
        if (further > 0) {
            summary.add(new RecordedFailure(new Attempt(AuditAction.SIGN_IN_FAILED, "", ""),
                    Map.of(TIMES, Long.toString(further), "accounts", "many")));
        }
        return summary;
    }

    private static Map<String, String> reason(Attempt attempt) {
        return attempt.named() && attempt.username().isEmpty() ? Map.of(REASON, "unknown_username") : Map.of();
    }
}
