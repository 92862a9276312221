package dev.vireo.app.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.discovery.FoundOffice;
import dev.vireo.app.discovery.NearbyOffices;
import dev.vireo.app.discovery.Neighbourhood;
import dev.vireo.protocol.InvitationLink;
import dev.vireo.protocol.KeyFingerprint;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InvitedModelTest {

    private static final KeyFingerprint KEY = new KeyFingerprint("00".repeat(32));
    private static final KeyFingerprint OTHER = new KeyFingerprint("cd".repeat(32));

    private final Door door = new Door();
    private final List<OfficeAccess.InvitationOffer> found = new ArrayList<>();
    private final Neighbourhood network = new Neighbourhood();
    private final NearbyOffices nearby = new NearbyOffices(network, Runnable::run, Duration.ofMinutes(5));
    private final InvitedModel model = new InvitedModel(door, door.clock, nearby, found::add);

    private static FoundOffice ayodhya(String... addresses) {
        return Neighbourhood.office("Ayodhya", KEY, Arrays.stream(addresses).map(URI::create).toArray(URI[]::new));
    }

    private Optional<SignInError.ErrorKind> trouble() {
        return model.attempt().troubleProperty().get().map(SignInError::kind);
    }

    @Test
    void aCodeIsEnoughWhereItsOfficeIsHeard() {
        nearby.start();
        network.hears(Neighbourhood.office("Mithila", OTHER, URI.create("https://192.168.0.4:8080")),
                ayodhya("https://192.168.0.5:8080", "https://[fd00::5]:8080"));
        model.invitationProperty().set(Door.CODE.text().toLowerCase(Locale.ROOT));

        assertThat(model.office().stateProperty().get()).isEqualTo(CodeOffice.CodeState.HEARD);
        assertThat(model.addressNeededProperty().get()).isFalse();
        model.submit();
        assertThat(door.lookedAt).containsExactly("https://192.168.0.5:8080", "https://[fd00::5]:8080");
        assertThat(found).hasSize(1);
    }

    /** A view that shows the office that is heard would otherwise look for it in an empty list. */
    @Test
    void whereAnOfficeIsHeardItIsInTheListAtEveryMoment() {
        List<CodeOffice.CodeState> states = new ArrayList<>();
        Runnable look = () -> {
            states.add(model.office().stateProperty().get());
            assertThat(states.getLast() == CodeOffice.CodeState.HEARD && model.office().heardProperty().get().isEmpty()).isFalse();
        };
        model.office().stateProperty().addListener((_, _, _) -> look.run());
        model.office().heardProperty().addListener((_, _, _) -> look.run());
        nearby.start();
        model.invitationProperty().set(Door.CODE.text());
        network.hears(ayodhya("https://192.168.0.5:8080"));
        nearby.stop();
        assertThat(states).contains(CodeOffice.CodeState.LOOKING, CodeOffice.CodeState.HEARD);
        assertThat(model.office().stateProperty().get()).isNotEqualTo(CodeOffice.CodeState.HEARD);
    }

    @Test
    void aCodeWaitsUntilItsOfficeIsHeard() {
        nearby.start();
        model.invitationProperty().set(Door.CODE.text());
        model.submit();
        assertThat(model.attempt().busyProperty().get()).isTrue();
        assertThat(model.office().stateProperty().get()).isEqualTo(CodeOffice.CodeState.LOOKING);

        network.hears(Neighbourhood.office("Mithila", OTHER, URI.create("https://192.168.0.4:8080")));
        assertThat(model.attempt().busyProperty().get()).isTrue();
        network.hears(ayodhya("https://192.168.0.5:8080"));
        assertThat(found).hasSize(1);
    }

    @Test
    void whoeverClaimsToBeTheOfficeIsTriedAsWellAsTheOffice() {
        nearby.start();
        network.hears(ayodhya("https://192.168.0.66:1", "https://192.168.0.66:2"),
                Neighbourhood.office("Kishkindha", KEY, URI.create("https://192.168.0.5:8080")));
        model.invitationProperty().set(Door.CODE.text());
        model.submit();
        assertThat(door.lookedAt).containsExactly("https://192.168.0.66:1", "https://192.168.0.5:8080", "https://192.168.0.66:2");
    }

    @Test
    void thoseWhoClaimToBeTheOfficeAreNotTriedWithoutEnd() {
        nearby.start();
        network.hears(
                IntStream.range(0, 40).mapToObj(i -> Neighbourhood.office("Ayodhya " + i, KEY,
                        URI.create("https://192.168.0.66:" + (100 + i)), URI.create("https://192.168.0.66:" + (200 + i))))
                        .toArray(FoundOffice[]::new));
        model.invitationProperty().set(Door.CODE.text());
        model.submit();
        assertThat(door.lookedAt).hasSize(16);
    }

    @Test
    void anOfficeThatMovedSinceItsLinkWasMadeIsLookedForOnTheNetwork() {
        nearby.start();
        network.hears(ayodhya("https://192.168.0.9:8080"));
        for (SignInError.ErrorKind there : List.of(SignInError.ErrorKind.UNREACHABLE, SignInError.ErrorKind.WRONG_SERVER)) {
            door.invitingAt.put("https://192.168.0.5:8080", Door.closed(SignInError.of(there)));
            model.invitationProperty().set(new InvitationLink(Door.CODE, List.of("https://192.168.0.5:8080")).text());
            model.submit();
            assertThat(door.lookedAt).containsExactly("https://192.168.0.9:8080");
        }
        assertThat(found).hasSize(2);
    }

    @Test
    void anOfficeThatSaysNoIsNotLookedForElsewhere() {
        nearby.start();
        network.hears(ayodhya("https://192.168.0.9:8080"));
        door.inviting = Door.closed(SignInError.of(SignInError.ErrorKind.INVITATION_UNKNOWN));
        model.invitationProperty().set(new InvitationLink(Door.CODE, List.of("https://192.168.0.5:8080")).text());
        model.submit();
        assertThat(trouble()).contains(SignInError.ErrorKind.INVITATION_UNKNOWN);
        assertThat(door.tries).isEqualTo(1);
    }

    @Test
    void anOfficeFromTheListIsTriedAtAllItsAddresses() {
        nearby.start();
        model.choose(Neighbourhood.office("Ayodhya", "http://192.168.0.5:8080", "http://10.0.0.5:8080"));
        assertThat(model.addressProperty().get()).isEqualTo("http://192.168.0.5:8080");
        model.invitationProperty().set(Door.CODE.text());
        model.submit();
        assertThat(door.lookedAt).containsExactly("http://192.168.0.5:8080", "http://10.0.0.5:8080");
    }

    @Test
    void aLinkKnowsWhereItsOfficeIs() {
        model.invitationProperty().set(new InvitationLink(Door.CODE, List.of("http://10.0.0.2:8080", "http://office.local")).text());

        assertThat(model.addressNeededProperty().get()).isFalse();
        model.submit();
        assertThat(door.lookedAt).containsExactly("http://10.0.0.2:8080", "http://office.local");
        assertThat(found).hasSize(1);
    }

    @Test
    void aCodeWhoseOfficeIsNotHeardNeedsAnAddress() {
        network.isNoNetwork();
        nearby.start();
        model.invitationProperty().set(" " + Door.CODE.text().replace('-', ' ') + " ");

        assertThat(model.addressNeededProperty().get()).isTrue();
        assertThat(model.office().stateProperty().get()).isEqualTo(CodeOffice.CodeState.NOT_HEARD);
        model.submit();
        assertThat(trouble()).contains(SignInError.ErrorKind.NOT_HEARD);
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
        network.isNoNetwork();
        nearby.start();
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
