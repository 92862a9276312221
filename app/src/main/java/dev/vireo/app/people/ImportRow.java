package dev.vireo.app.people;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import java.util.List;

/**
 * One person of a list.
 *
 * @param line   where it begins in the file, from 1
 * @param faults why this person cannot be added; empty if they can
 */
record ImportRow(long line, String username, String name, String title, String department, OfficeRole role, List<NameFault> faults) {

    boolean good() {
        return faults.isEmpty();
    }

    ImportRow with(NameFault fault) {
        return new ImportRow(line, username, name, title, department, role, List.of(fault));
    }

    Requests.NewUser newUser() {
        return new Requests.NewUser(username, name, title, department, role, null);
    }
}
