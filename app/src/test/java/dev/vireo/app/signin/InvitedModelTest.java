package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.InvitationLink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InvitedModelTest {

    private final Door door = new Door();
    private final List<OfficeAccess.Offer> found = new ArrayList<>();
    private final InvitedModel model = new InvitedModel(door, door.clock, found::add);

    @Test
    void aLinkKnowsWhereItsOfficeIs() {
        model.invitationProperty().set(new InvitationLink(Door.CODE, List.of("http://10.0.0.2:8080", "http://office.local")).text());

        assertThat(model.addressNeededProperty().get()).isFalse();
        model.submit();
        assertThat(door.lookedAt).containsExactly("http://10.0.0.2:8080", "http://office.local");
        assertThat(found).hasSize(1);
    }

    @Test
    void aCodeNeedsAnAddress() {
        model.invitationProperty().set(" " + Door.CODE.text().replace('-', ' ') + " ");

        assertThat(model.addressNeededProperty().get()).isTrue();
        model.submit();
        assertThat(model.addressFaultProperty().get()).isEqualTo(FieldFault.MISSING);
        model.addressProperty().set("not an address");
        model.submit();
        assertThat(model.addressFaultProperty().get()).isEqualTo(FieldFault.SHAPE);
        assertThat(found).isEmpty();

        model.addressProperty().set("office.local");
        model.submit();
        assertThat(door.lookedAt).containsExactly("office.local");
        assertThat(found).hasSize(1);
    }

    @Test
    void whereALinkLeadsNowhereTheAddressCanBeGiven() {
        door.inviting = Door.closed(SignInError.of(SignInError.ErrorKind.UNREACHABLE));
        model.invitationProperty().set(new InvitationLink(Door.CODE, List.of("http://10.0.0.2:8080")).text());
        model.submit();
        assertThat(model.addressNeededProperty().get()).isTrue();

        model.addressProperty().set("office.local");
        model.submit();
        assertThat(door.lookedAt).containsExactly("office.local", "http://10.0.0.2:8080");
    }

    @ParameterizedTest
    @CsvSource({"'',MISSING,0", "'vireo://leave',LINK,0", "'vireo://join?code=ABCD',CODE_SHORT,0", "'AAAA-BBBB',CODE_SHORT,0",
        "'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGG',CODE_GROUP,7", "'AAAA-BB*B',CODE_GROUP,2",
        "'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-H',CODE_LONG,0",
        "'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG',CODE_CHECK,0"})
    void whatIsWrongWithTheCodeIsSaidBeforeAnybodyIsAsked(String text, FieldFault fault, int group) {
        model.invitationProperty().set(text);
        model.addressProperty().set("office.local");
        model.submit();

        assertThat(model.invitationFaultProperty().get()).isEqualTo(fault);
        assertThat(model.wrongGroup()).isEqualTo(group);
        assertThat(door.tries).isZero();
    }
}
