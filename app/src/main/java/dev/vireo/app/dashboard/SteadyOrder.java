package dev.vireo.app.dashboard;

import java.util.HashSet;
import java.util.List;

/**
 * The order in which the cards lie. While somebody is pointing at the cards or walking over them with the keys, a mere change of
 * places waits, so that no card slips away from under a click; who comes and who goes is taken at once.
 */
final class SteadyOrder<T> {

    private List<T> order = List.of();

    List<T> order() {
        return order;
    }

    /** Takes over the wanted order, or keeps the present one while {@code busy}. Returns whether the wanted one holds now. */
    boolean offer(List<T> wanted, boolean busy) {
        if (wanted.equals(order)) {
            return true;
        }
        if (busy && wanted.size() == order.size() && new HashSet<>(order).containsAll(wanted)) {
            return false;
        }
        order = List.copyOf(wanted);
        return true;
    }
}
