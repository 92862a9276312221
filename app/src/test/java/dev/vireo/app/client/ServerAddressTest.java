package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
        "[::1]:8080, http://[::1]:8080",
        "http://office.local, http://office.local",
        "https://office.example/, https://office.example",
        "'  office.local  ', http://office.local:8080"})
    void addressesAreReadAsPeopleWriteThem(String text, String address) {
        assertThat(ServerAddress.parse(text)).contains(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "ftp://office.local", "http://", "two words", "http://me:secret@office.local",
        "office.local:99999", "javascript:alert(1)"})
    void whatIsNoAddressIsSaidSo(String text) {
        assertThat(ServerAddress.parse(text)).isEmpty();
    }

    @Test
    void aPathIsLeftOut() {
        assertThat(ServerAddress.parse("http://office.local:8080/some/page?x=1#y"))
                .contains(URI.create("http://office.local:8080"));
    }
}
