package dev.vireo.server.frontpage;

import dev.vireo.protocol.KeyFingerprint;
import dev.vireo.server.downloads.OfferedPackage;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the page: what this is, where to get the client, and what to enter there. It needs nothing but itself. */
public final class FrontPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --page: #f6f7f6; --sheet: #ffffff; --line: #e3e8e4; --text: #16201a; --muted: #55645b;
              --link: #2f5bd7; }
            @media (prefers-color-scheme: dark) {
              :root { --page: #101512; --sheet: #1e2722; --line: #29342d; --text: #e9f0ec; --muted: #9fb0a6;
                --link: #86a5ff; }
            }
            * { box-sizing: border-box; }
            body { margin: 0; padding: 24px 16px; background: var(--page); color: var(--text);
              font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            main { max-width: 640px; margin: 5vh auto; padding: 32px; background: var(--sheet); border: 1px solid var(--line);
              border-radius: 12px; overflow-wrap: anywhere; }
            h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.25; }
            h2 { margin: 32px 0 4px; font-size: 16px; }
            p { margin: 0 0 8px; }
            code { display: block; margin: 8px 0; padding: 12px; border: 1px solid var(--line); border-radius: 8px;
              background: var(--page); font: 16px/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
            ul { margin: 8px 0; padding: 0; list-style: none; }
            li { padding: 12px 0; border-top: 1px solid var(--line); }
            li a { color: var(--link); font-weight: 600; }
            small { display: block; color: var(--muted); font-size: 13px; }
            small.hash { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 12px; }
            .muted, footer { color: var(--muted); }
            footer { margin-top: 32px; font-size: 13px; }
            @media (max-width: 480px) { body { padding: 0; } main { margin: 0; padding: 24px 16px; min-height: 100vh; border: 0;
              border-radius: 0; } }
            """;

    /** Only the page's own style: no script, nothing from elsewhere, no forms, no frames. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What can stand before a port in an address that somebody typed; anything else is not repeated. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
    private static final Pattern THIS_COMPUTER = Pattern.compile("(localhost|127\\..*|\\[::1])(:[0-9]{1,5})?");

    private final Supplier<Optional<String>> office;
    private final Supplier<Set<InetAddress>> addresses;
    private final Supplier<KeyFingerprint> key;
    private final DownloadList downloads;
    private final String version;

    /**
     * @param office    asks for its name; empty before it is set up
     * @param key       by which the office is known now
     * @param addresses at which others reach this server; empty if only this computer does
     * @param packages  asks for those that are offered here
     */
    public FrontPage(Supplier<Optional<String>> office, Supplier<Set<InetAddress>> addresses, Supplier<KeyFingerprint> key,
            Supplier<List<OfferedPackage>> packages, String version) {
        this.office = office;
        this.addresses = addresses;
        this.key = key;
        this.downloads = new DownloadList(packages);
        this.version = version;
    }

    /** @param host as the browser was asked for it, with its port */
    String html(String scheme, @Nullable String host, int port) {
        Optional<String> name = office.get();
        String title = name.map(Html::escaped).orElse("Vireo");
        return String.format(Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s
                <footer>Vireo %s. The documentation comes with Vireo, in its folder <em>docs</em>.</footer>
                </main>
                </body>
                </html>
                """, title, STYLE, name.isPresent() ? joining(title, addresses(scheme, host, port)) : waiting(), Html.escaped(version));
    }

    private String joining(String title, List<String> addresses) {
        StringBuilder html = new StringBuilder(String.format(Locale.ROOT, """
                <h1 dir="auto">%s</h1>
                <p class="muted">This is an office on Vireo, a messenger that runs on the office’s own computers. \
                You need the Vireo client to join it.</p>
                <h2>1. Get the client</h2>
                %s
                """, title, downloads.clients()));
        if (addresses.isEmpty()) {
            html.append("<h2>2. Open it</h2>\n<p>This office can only be used on this computer.</p>\n");
        } else {
            html.append("<h2>2. Join the office</h2>\n"
                    + "<p>Open Vireo, choose <strong>Join an office</strong>, and select this office, or enter its address:</p>\n");
            addresses.forEach(address -> html.append("<code>").append(Html.escaped(address)).append("</code>\n"));
            KeyFingerprint now = key.get();
            html.append(String.format(Locale.ROOT, """
                    <h2>3. Compare</h2>
                    <p>When Vireo shows the words of the office’s key, they should be these. Ask somebody in the office to read \
                    them to you: this page itself can be forged.</p>
                    <code>%s</code>
                    <p class="muted">SHA-256 of the key</p>
                    <code>%s</code>
                    """, Html.escaped(now.spoken()), now.hex().replaceAll("(.{4})(?=.)", "$1 ")));
        }
        return html.append(downloads.servers()).toString().strip();
    }

    private String waiting() {
        return String.format(Locale.ROOT, """
                <h1>This office isn’t set up yet</h1>
                <p class="muted">This is a server of Vireo, a messenger that runs on the office’s own computers. \
                It is running, and waits for its owner.</p>
                <h2>For whoever started the server</h2>
                <p>Open the Vireo client, choose <strong>Join an office</strong>, and enter the address of this page. \
                Vireo then asks for the setup code, which the server printed when it started.</p>
                <h2>Get the client</h2>
                %s""", downloads.clients());
    }

    /** The one under which this page was found works for the next person too, unless it only works here. */
    private List<String> addresses(String scheme, @Nullable String host, int port) {
        if (host != null && HOST.matcher(host).matches() && !THIS_COMPUTER.matcher(host).matches()) {
            return List.of(scheme + "://" + host);
        }
        return addresses.get().stream().map(address -> scheme + "://" + inUrl(address) + ":" + port).toList();
    }

    private static String inUrl(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress().replaceFirst("%.*", "") + "]" : address.getHostAddress();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
