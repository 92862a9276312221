package dev.vireo.server.account;

import dev.vireo.protocol.AuditAction;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import dev.vireo.server.audit.AuditActor;
import dev.vireo.server.audit.AuditLog;
import dev.vireo.server.log.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Records in the audit log what becomes of people's profiles and roles. */
final class ProfileChanges {

    private ProfileChanges() {
    }

    /** The details of each person who is added. */
    static Map<String, Map<String, String>> added(List<User> users) {
        Map<String, Map<String, String>> added = new LinkedHashMap<>();
        users.forEach(user -> added.put(user.username(), Map.of(
                "display_name", user.displayName(), "role", text(user.role()), "kind", user.bot() ? "bot" : "person")));
        return added;
    }

    /** Records another role, by whomever, and what else somebody else changed. What people write about themselves is their own. */
    static void record(Transaction transaction, AuditActor actor, User before, User after) {
        if (after.role() != before.role()) {
            AuditLog.record(transaction, actor, AuditAction.ROLE_CHANGED, after.username(),
                    Map.of("from", text(before.role()), "to", text(after.role())));
        }
        Map<String, String> changed = changed(before, after);
        if (!changed.isEmpty() && !actor.username().equals(after.username())) {
            AuditLog.record(transaction, actor, AuditAction.PROFILE_CHANGED, after.username(), changed);
        }
    }

    private static Map<String, String> changed(User before, User after) {
        Map<String, String> changed = new LinkedHashMap<>();
        put(changed, "display_name", before.displayName(), after.displayName());
        put(changed, "title", before.title(), after.title());
        put(changed, "department", before.department(), after.department());
        if (!Objects.equals(before.avatar(), after.avatar())) {
            changed.put("picture", after.avatar() == null ? "removed" : "changed");
        }
        return changed;
    }

    private static void put(Map<String, String> changed, String field, String before, String after) {
        if (!after.equals(before)) {
            changed.put(field, after);
            changed.put(field + "_before", before);
        }
    }

    private static String text(OfficeRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
