package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "office.local, http://office.local:8080",
        "Office.Local:9000, http://office.local:9000",
        "192.168.0.5, http://192.168.0.5:8080",
        "office, http://office:8080",
        "office:, http://office:8080",
        "office.local., http://office.local:8080",
        "http://office.local, http://office.local",
        "HTTPS://office.example/, https://office.example",
        "'  office.local  ', http://office.local:8080",
        "office_pc:8080, http://office_pc:8080",
        "http://my_office_pc.local, http://my_office_pc.local"})
    void addressesAreReadAsPeopleWriteThem(String text, String address) {
        assertThat(ServerAddress.parse(text)).contains(URI.create(address));
    }

    @Test
    void withoutASchemeAnAddressIsTriedEncryptedFirstButOnThisComputer() {
        assertThat(ServerAddress.candidates("192.168.0.5")).containsExactly(URI.create("https://192.168.0.5:8080"),
                URI.create("http://192.168.0.5:8080"));
        assertThat(ServerAddress.candidates("http://192.168.0.5:8080")).containsExactly(URI.create("http://192.168.0.5:8080"));
        assertThat(ServerAddress.candidates("https://office.example")).containsExactly(URI.create("https://office.example"));
        assertThat(ServerAddress.candidates("localhost:9000")).containsExactly(URI.create("http://localhost:9000"));
        assertThat(ServerAddress.candidates("no address at all")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "büro.example, http://xn--bro-hoa.example:8080",
        "BÜRO.example:9000, http://xn--bro-hoa.example:9000",
        "https://straße.example, https://xn--strae-oqa.example",
        "例え.テスト, http://xn--r8jz45g.xn--zckzah:8080",
        "例え。テスト, http://xn--r8jz45g.xn--zckzah:8080",
        "xn--bro-hoa.example, http://xn--bro-hoa.example:8080",
        "۱۹۲.۱۶۸.۰.۵:۸۰۸۰, http://192.168.0.5:8080",
        "ｏｆｆｉｃｅ．ｌｏｃａｌ：８０８０, http://office.local:8080"})
    void namesAndDigitsMayBeOfAnyLanguage(String text, String address) {
        assertThat(ServerAddress.parse(text)).contains(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "[::1]:8080, http://[::1]:8080",
        "[::1], http://[::1]:8080",
        "::1, http://[::1]:8080",
        "2001:db8::5, http://[2001:db8::5]:8080",
        "2001:DB8::5, http://[2001:db8::5]:8080",
        "http://2001:db8::5, http://[2001:db8::5]",
        "https://[2001:db8::5]:8443/, https://[2001:db8::5]:8443",
        "::ffff:192.168.0.5, http://[::ffff:192.168.0.5]:8080",
        "fe80::1%eth0, http://[fe80::1%eth0]:8080",
        "[fe80::1%25eth0]:8080, http://[fe80::1%eth0]:8080"})
    void ipv6NeedsNoBrackets(String text, String address) {
        assertThat(ServerAddress.parse(text)).contains(URI.create(address));
    }

    @ParameterizedTest
    @CsvSource({
        "http//office, http://office",
        "http:/office, http://office",
        "http/office, http://office",
        "http:\\\\office, http://office",
        "https;//office, https://office",
        "http:///office, http://office",
        "//office, http://office:8080",
        "http:8080, http://http:8080"})
    void anIncompleteSchemeIsUnderstood(String text, String address) {
        assertThat(ServerAddress.parse(text)).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"office.local\u00A0", "\uFEFFoffice.local", "office.local\u200B", "\u200Eoffice.local\u200E",
        "\u3000office.local",
        "office\u00AD.local", "office.local\u2800", "office.local\u3164", "office.local\r\n", "\toffice.local", "\u2066office.local\u2069",
        "<office.local>", "\"office.local\"", "„office.local“", "«office.local»", "office.local,"})
    void copiedSurroundingsAreDropped(String text) {
        assertThat(ServerAddress.parse(text)).contains(URI.create("http://office.local:8080"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00A0", "ftp://office.local", "http://", "two words", "http://me:secret@office.local",
        "me@office.local", "office.local:99999", "office.local:0", "office.local:eighty", "office:80:80", "javascript:alert(1)", "-office",
        "office..local", "192.168.0", "192.168.0.256", "12345", "[::1", "[office]", "2001:db8::5::1", "http://[::1]x", "%6fffice",
        "a b.local"})
    void invalidAddressesAreRejected(String text) {
        assertThat(ServerAddress.parse(text)).isEmpty();
    }

    @Test
    void aPathIsLeftOut() {
        assertThat(ServerAddress.parse("http://office.local:8080/some/page?x=1#y"))
                .contains(URI.create("http://office.local:8080"));
        assertThat(ServerAddress.parse("office.local/some/page")).contains(URI.create("http://office.local:8080"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://office.local, https://office.local/health, https://office.local",
        "http://office.local, https://OFFICE.local:443/health, https://office.local:443",
        "http://office.local:8080, https://office.local:8443/health, https://office.local:8443",
        "http://office.local:8080, //office.local/health, http://office.local",
        "http://[2001:db8::5]:8080, https://[2001:db8::5]/health, https://[2001:db8::5]",
        "http://office_pc:8080, https://office_pc/health, https://office_pc"})
    void aRedirectionOnTheSameHostIsFollowed(URI address, String location, URI leadsTo) {
        assertThat(ServerAddress.redirected(address, "/health", location)).contains(leadsTo);
    }

    @ParameterizedTest
    @CsvSource({
        "http://office.local, https://elsewhere.local/health",
        "http://office.local, https://office.local.elsewhere.example/health",
        "http://office.local, https://office.local@elsewhere.example/health",
        "http://office.local, https://me:secret@office.local/health",
        "https://office.local, http://office.local/health",
        "http://office.local, https://office.local/login",
        "http://office.local, ftp://office.local/health",
        "http://office.local, ://",
        "http://office.local, ''"})
    void anyOtherRedirectionIsNotFollowed(URI address, String location) {
        assertThat(ServerAddress.redirected(address, "/health", location).filter(leadsTo -> !leadsTo.equals(address))).isEmpty();
    }

    @Test
    void anAddressThatTheHttpClientDoesNotTakeIsConnectedToByItsNumber() throws IOException {
        assertThat(ServerAddress.connectable(URI.create("http://office.local:8080"))).isEqualTo(URI.create("http://office.local:8080"));
        assertThatThrownBy(() -> ServerAddress.connectable(URI.create("http://no_such_computer.invalid:8080")))
                .isInstanceOf(UnknownHostException.class);
    }
}
