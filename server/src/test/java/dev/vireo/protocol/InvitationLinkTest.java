package dev.vireo.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.InvitationCode.Fault;
import dev.vireo.protocol.InvitationLink.MisreadLink;
import dev.vireo.protocol.InvitationLink.ReadLink;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InvitationLinkTest {

    private static final InvitationCode CODE = InvitationCode.issue(new byte[10], new SecureRandom());
    private static final List<String> PLACES = List.of("https://192.168.1.5:8080", "http://[2001:db8::5]:8080",
            "https://b\u00fcro.example/a&b");

    @Test
    void itComesBackAsItWas() {
        InvitationLink link = new InvitationLink(CODE, PLACES);

        assertThat(link.text()).startsWith("vireo://join?code=" + CODE.text() + "&at=https://192.168.1.5:8080&at=").hasSizeLessThan(200);
        assertThat(InvitationLink.read(link.text())).isEqualTo(new ReadLink(link));
        assertThat(InvitationLink.read(new InvitationLink(CODE, List.of()).text()))
                .isEqualTo(new ReadLink(new InvitationLink(CODE, List.of())));
    }

    @Test
    void itIsReadAsDesktopsAndMailPassItOn() {
        InvitationLink expected = new InvitationLink(CODE, List.of("http://10.0.0.2:8080"));
        for (String form : List.of("vireo://join/?code=%s&at=http://10.0.0.2:8080",
                "VIREO:join?code=%s&at=http%3A%2F%2F10.0.0.2%3A8080",
                " vireo:///join?at=http://10.0.0.2:8080&code=%s#top\n", "vireo://join?new=1&code=%s&at=http://10.0.0.2:8080&at=")) {
            assertThat(InvitationLink.read(form.replace("%s", CODE.text()))).as(form).isEqualTo(new ReadLink(expected));
        }
    }

    @Test
    void ofManyAddressesItTakesAFew() {
        String link = "vireo://join?code=" + CODE.text() + "&at=http://10.0.0.2".repeat(3) + "&at=b&at=c&at=d&at=e&at=f";

        assertThat(InvitationLink.read(link)).isEqualTo(new ReadLink(new InvitationLink(CODE, List.of("http://10.0.0.2", "b", "c", "d"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vireo:", "vireo://", "vireo://join", "vireo://leave?code=x", "vireo://join?code", "vireo://join?code=%",
        "https://join?code=x",
        "vireo://join?at=x", "", "vireo://join?code=%00%zz"})
    void anythingElseIsNone(String text) {
        assertThat(InvitationLink.read(text)).isInstanceOf(MisreadLink.class);
        assertThat(InvitationLink.read(text + "x".repeat(5_000))).isInstanceOf(MisreadLink.class);
    }

    @Test
    void whatIsWrongWithItsCodeIsSaid() {
        assertThat(InvitationLink.read("vireo://join?code=" + CODE.text().substring(5)))
                .isEqualTo(new MisreadLink(new InvitationCode.MisreadCode(Fault.TOO_SHORT, 0)));
    }

    @Test
    void aLinkIsToldFromACode() {
        assertThat(InvitationLink.isLink(" Vireo:join?x")).isTrue();
        assertThat(InvitationLink.isLink(CODE.text())).isFalse();
    }
}
