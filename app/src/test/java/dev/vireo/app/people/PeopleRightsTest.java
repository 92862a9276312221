package dev.vireo.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client offers what the server would accept. */
final class PeopleRightsTest {

    private static final PeopleRights OWNER = new PeopleRights("shyam", OfficeRole.OWNER);
    private static final PeopleRights ADMIN = new PeopleRights("sita", OfficeRole.ADMIN);

    private static User other(OfficeRole role) {
        return SamplePeople.user("rama", "Rama", "", role);
    }

    @ParameterizedTest
    @EnumSource(OfficeRole.class)
    void ownersManageEverybodyElse(OfficeRole role) {
        User rama = other(role);
        assertThat(OWNER.edits(rama)).isTrue();
        assertThat(OWNER.resets(rama)).isTrue();
        assertThat(OWNER.movesOut(rama)).isTrue();
        assertThat(OWNER.deletes(rama)).isTrue();
        assertThat(OWNER.seesSignIns(rama)).isTrue();
        assertThat(OWNER.rolesFor(rama)).containsExactly(OfficeRole.values());
    }

    @ParameterizedTest
    @EnumSource(OfficeRole.class)
    void adminsManageThoseBelowThemAndDeleteNobody(OfficeRole role) {
        User rama = other(role);
        boolean below = role == OfficeRole.MEMBER || role == OfficeRole.GUEST;
        assertThat(ADMIN.edits(rama)).isEqualTo(below);
        assertThat(ADMIN.resets(rama)).isEqualTo(below);
        assertThat(ADMIN.movesOut(rama)).isEqualTo(below);
        assertThat(ADMIN.seesSignIns(rama)).isEqualTo(below);
        assertThat(ADMIN.rolesFor(rama).size() > 1).isEqualTo(below);
        assertThat(ADMIN.deletes(rama)).isFalse();
    }

    @Test
    void nobodyPutsThemselvesOut() {
        User shyam = SamplePeople.user("shyam", "Shyam", "", OfficeRole.OWNER);
        User sita = SamplePeople.user("sita", "Sita", "", OfficeRole.ADMIN);
        assertThat(OWNER.movesOut(shyam) || OWNER.deletes(shyam) || OWNER.resets(shyam)).isFalse();
        assertThat(ADMIN.movesOut(sita) || ADMIN.resets(sita)).isFalse();
        assertThat(ADMIN.edits(sita)).isTrue();
        assertThat(ADMIN.rolesFor(sita)).containsExactly(OfficeRole.ADMIN);
    }

    @Test
    void whoeverHasLeftComesBackFirstAndWhoeverIsDeletedStaysSo() {
        User left = other(OfficeRole.MEMBER).withActive(false);
        assertThat(OWNER.resets(left)).isFalse();
        assertThat(OWNER.movesOut(left)).isTrue();
        User deleted = other(OfficeRole.MEMBER).former();
        assertThat(OWNER.edits(deleted) || OWNER.movesOut(deleted) || OWNER.deletes(deleted) || OWNER.seesSignIns(deleted)).isFalse();
    }

    @Test
    void aBotHasNoPasswordAndIsNoOwner() {
        User bot = new User("weather", "Weather", "", "", OfficeRole.MEMBER, true, "", null, null, null);
        assertThat(OWNER.resets(bot)).isFalse();
        assertThat(OWNER.rolesFor(bot)).doesNotContain(OfficeRole.OWNER);
        assertThat(ADMIN.addsBots()).isFalse();
        assertThat(ADMIN.rolesToGive(false)).containsExactly(OfficeRole.MEMBER, OfficeRole.GUEST);
    }
}
