package dev.vireo.server.frontpage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.protocol.PackageKind;
import dev.vireo.server.downloads.OfferedPackage;
import dev.vireo.testing.TestOffice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class FrontPageTest {

    private static final Set<InetAddress> NETWORK = Set.of(InetAddress.ofLiteral("192.168.0.5"));

    private static final KeyFingerprint KEY = new KeyFingerprint("0123456789abcdef".repeat(4));

    private static HttpResponse<String> ask(TestOffice office, String method) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(office.address() + "/")).method(method, BodyPublishers.noBody()).build(),
                    BodyHandlers.ofString());
        }
    }

    private static FrontPage page(String name) {
        return new FrontPage(() -> Optional.of(name), () -> NETWORK, () -> KEY, List::of, "1.2.3");
    }

    private static OfferedPackage offered(String name) {
        return new OfferedPackage(name, PackageKind.ofName(name).orElseThrow(), 66_123_456, "0123456789abcdef".repeat(4));
    }

    @Test
    void aBrowserIsToldWhatThisIs() throws IOException, InterruptedException {
        try (TestOffice office = TestOffice.open()) {
            HttpResponse<String> page = ask(office, "GET");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
            assertThat(page.headers().allValues("Content-Security-Policy")).singleElement().asString()
                    .startsWith("default-src 'none'; style-src 'sha256-").doesNotContain("unsafe");
            assertThat(page.body()).contains("<h1 dir=\"auto\">Ayodhya</h1>", "only be used on this computer")
                    .doesNotContain("<script", "src=", "href=", "url(");

            HttpResponse<String> head = ask(office, "HEAD");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(ask(office, "POST").statusCode()).isEqualTo(405);
        }
    }

    @Test
    void beforeTheSetupItSaysWhatToDo() throws IOException, InterruptedException {
        try (TestOffice office = TestOffice.openEmpty(UnaryOperator.identity())) {
            String code = office.server().setupCode().orElseThrow();
            assertThat(ask(office, "GET").body()).contains("isn’t set up yet", "setup code").doesNotContain(code);
        }
    }

    @Test
    void anOfficesNameIsNoMarkup() {
        assertThat(page("<img src=x onerror=alert(1)>\"'&").html("http", "office.local:8080", 8080))
                .contains("&#60;img src=x onerror=alert(1)&#62;&#34;&#39;&#38;").doesNotContain("<img");
    }

    @Test
    void packagesAreListedForWhomTheyAre() {
        FrontPage page = new FrontPage(() -> Optional.of("Ayodhya"), () -> NETWORK, () -> KEY,
                () -> List.of(offered("vireo-1.4.0-1.x86_64.rpm"), offered("vireo-server_1.4.0_amd64.deb"), offered("vireo 1.4.0 x64.msi"),
                        offered("vireo_1.4.0_arm64.deb")),
                "1.4.0");
        String html = page.html("http", "office.local:8080", 8080);
        assertThat(html).doesNotContain("Ask whoever invited you").contains(
                "<a href=\"downloads/vireo%201.4.0%20x64.msi\" download>Windows</a>", "Version 1.4.0, x64, 66.1 MB, vireo 1.4.0 x64.msi",
                "<a href=\"downloads/vireo_1.4.0_arm64.deb\" download>Linux: Debian, Ubuntu</a>", "Version 1.4.0, arm64, 66.1 MB",
                "<small class=\"hash\">SHA-256 " + "0123456789abcdef".repeat(4));
        assertThat(html.indexOf(".msi\"")).isLessThan(html.indexOf("_arm64.deb\"")).isPositive();
        assertThat(html.indexOf("vireo-server_1.4.0_amd64.deb\"")).isGreaterThan(html.indexOf("For administrators: the server"));
    }

    @Test
    void theKeyIsShownToBeCompared() {
        assertThat(page("Ayodhya").html("http", "office.local:8080", 8080))
                .contains(KEY.spoken(), "0123 4567 89ab cdef 0123 4567");
    }

    @Test
    void theAddressToEnterIsTheOneThatWorkedIfItWorksForOthers() {
        assertThat(page("Ayodhya").html("https", "office.local", 8080)).contains("<code>https://office.local</code>");
        assertThat(page("Ayodhya").html("http", "[fd00::2]:8080", 8080)).contains("<code>http://[fd00::2]:8080</code>");
        for (String host : new String[] {"localhost:8080", "127.0.0.1:8080", "[::1]:8080", "<b>", "a\"b", "", null}) {
            assertThat(page("Ayodhya").html("http", host, 8080)).contains("<code>http://192.168.0.5:8080</code>").doesNotContain("<b>");
        }
    }
}
