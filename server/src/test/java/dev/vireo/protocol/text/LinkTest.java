package dev.vireo.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LinkTest {

    @ParameterizedTest
    @CsvSource({"https://example.com/a, https://example.com/a", "HTTP://Example.COM, http://example.com",
        "https://bücher.example/ä b, https://xn--bcher-kva.example/%C3%A4%20b",
        "https://xn--pple-43d.com, https://xn--pple-43d.com", "https://аpple.com, https://xn--pple-43d.com",
        "https://bank.com@evil.example/x, https://evil.example/x", "http://[::1]:8080/a, http://[::1]:8080/a",
        "mailto:rama@example.com?subject=a, mailto:rama@example.com?subject=a"})
    void linksOpenAsPlainAscii(String written, String opened) {
        assertThat(Link.of(written, "here")).hasValueSatisfying(link -> assertThat(link.address()).isEqualTo(opened));
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "http:///x", "vireo:other/1",
        "vireo:message/1; rm", "//example.com", "example.com", "ftp://example.com", "https://a b.com", "https://ex%61mple.com",
        "mailto:nobody", "https://a\"b.com", "smb://server/share", "https://@/"})
    void everythingElseIsNoLink(String written) {
        assertThat(Link.of(written, "here")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bank.com", "https://bank.com", "www.bank.com/login", "see bank.com", "bank\u200b.com", "ｂank.com",
        "http://bank.com.evil", "rama@bank.com"})
    void textThatLooksLikeAnotherAddressIsReported(String words) {
        assertThat(Link.of("https://evil.example/bank.com", words)).hasValueSatisfying(link -> assertThat(link.posing()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"the plan", "evil.example", "https://evil.example/other", "www.evil.example", "3.5", "e.g."})
    void othersAreNot(String words) {
        assertThat(Link.of("https://evil.example/bank.com", words)).hasValueSatisfying(link -> assertThat(link.posing()).isFalse());
    }

    @Test
    void aNameBeforeTheHostIsReported() {
        assertThat(Link.of("https://bank.com@evil.example", "https://bank.com@evil.example"))
                .hasValueSatisfying(link -> assertThat(link.posing()).isTrue());
    }

    @Test
    void aMessageOfTheOfficeIsKnownByItsId() {
        assertThat(Link.of("vireo:message/42", "that").orElseThrow().message()).contains("42");
        assertThat(Link.of("https://example.com", "that").orElseThrow().message()).isEmpty();
    }
}
