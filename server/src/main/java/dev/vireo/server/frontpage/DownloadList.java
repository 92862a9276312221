package dev.vireo.server.frontpage;

import dev.vireo.protocol.PackageKind;
import dev.vireo.server.downloads.OfferedPackage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Writes which packages can be downloaded here. */
final class DownloadList {

    private static final double MB = 1e6;
    /** As most people look for theirs. */
    private static final List<PackageKind> ORDER = List.of(PackageKind.MSI, PackageKind.EXE, PackageKind.DMG, PackageKind.PKG,
            PackageKind.DEB, PackageKind.RPM, PackageKind.TAR_GZ);

    private final Supplier<List<OfferedPackage>> packages;

    DownloadList(Supplier<List<OfferedPackage>> packages) {
        this.packages = packages;
    }

    String clients() {
        List<OfferedPackage> clients = packages.get().stream().filter(each -> !each.isServer()).toList();
        return clients.isEmpty()
                ? "<p>Ask whoever invited you for the Vireo installer for your system: Windows, macOS or Linux.</p>"
                : "<p>Choose the one for your system:</p>\n" + list(clients)
                        + "\n<p class=\"muted\">Whoever makes Vireo publishes these SHA-256, too. Compare them if you want to be sure that "
                        + "nobody changed the file.</p>";
    }

    /** For whoever runs an office; nothing if there is none. */
    String servers() {
        List<OfferedPackage> servers = packages.get().stream().filter(OfferedPackage::isServer).toList();
        return servers.isEmpty() ? "" : "<h2>For administrators: the server</h2>\n" + list(servers) + "\n";
    }

    private static String list(List<OfferedPackage> packages) {
        return packages.stream()
                .sorted(Comparator.comparing((OfferedPackage each) -> ORDER.indexOf(each.kind())).thenComparing(OfferedPackage::name))
                .map(DownloadList::item).collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    private static String item(OfferedPackage each) {
        return String.format(Locale.ROOT, """
                <li><a href="downloads/%s" download>%s</a>
                <small>%s</small>
                <small class="hash">SHA-256 %s</small></li>""",
                URLEncoder.encode(each.name(), StandardCharsets.UTF_8).replace("+", "%20"), system(each.kind()), Html.escaped(about(each)),
                each.sha256());
    }

    private static String system(PackageKind kind) {
        return switch (kind) {
            case MSI, EXE -> "Windows";
            case DMG, PKG -> "macOS";
            case DEB -> "Linux: Debian, Ubuntu";
            case RPM -> "Linux: Fedora, openSUSE";
            case TAR_GZ -> "Linux, without installing";
        };
    }

    private static String about(OfferedPackage each) {
        return each.version().map(version -> "Version " + version + ", ").orElse("")
                + each.architecture().map(architecture -> architecture + ", ").orElse("")
                + String.format(Locale.ROOT, "%.1f MB, ", each.size() / MB) + each.name();
    }
}
