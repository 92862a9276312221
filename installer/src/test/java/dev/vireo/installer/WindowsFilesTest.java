package dev.vireo.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The sources of the packages for Windows, which WiX reads only there. */
final class WindowsFilesTest {

    private static final Path WINDOWS = Path.of("windows");
    private static final Path ROOT = Path.of("..");
    private static final String WIX = "http://wixtoolset.org/schemas/v4/wxs";
    private static final Map<String, List<String>> PACKAGES = Map.of("client.wxs", List.of("client.wxs", "program.wxs", "policy.wxs"),
            "client-user.wxs", List.of("client-user.wxs", "program.wxs"), "server.wxs", List.of("server.wxs"));
    private static final Build BUILD = new Build(ROOT, Path.of("target"), "0.1.0", Instant.EPOCH, 0);

    @TempDir private Path folder;

    /** With another one, every installed Vireo would stay beside the new one for ever. */
    @Test
    void theUpgradeCodesNeverChange() {
        assertThat(upgradeCode("client.wxs")).isEqualTo("481D0CCE-67E5-45AB-83C6-590456651A33");
        assertThat(upgradeCode("client-user.wxs")).isEqualTo("1CA6AC94-5E24-436D-ABA1-61CD5013AD29");
        assertThat(upgradeCode("server.wxs")).isEqualTo("BF14EFEA-2D5A-42F0-9C14-F70E2147F9F4");
    }

    @Test
    void everyPackageReplacesOlderOnesAndRefusesToReplaceNewerOnes() {
        for (String name : PACKAGES.keySet()) {
            Element about = only(source(name), "Package");
            assertThat(about.getAttribute("Version")).isEqualTo("$(Version)");
            assertThat(about.getAttribute("Scope")).isEqualTo(name.equals("client-user.wxs") ? "perUser" : "perMachine");
            assertThat(only(about, "MajorUpgrade").getAttribute("DowngradeErrorMessage")).isNotEmpty();
            assertThat(only(about, "MediaTemplate").getAttribute("EmbedCab")).isEqualTo("yes");
        }
    }

    @Test
    void identifiersAreWellFormedAndNobodySharesThem() throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : sources()) {
            for (Element each : XmlFiles.elements(XmlFiles.root(file), "*")) {
                Stream.of("Guid", "UpgradeCode").map(each::getAttribute).filter(value -> !value.isEmpty()).forEach(all::add);
            }
        }
        assertThat(all).hasSizeGreaterThan(15).doesNotHaveDuplicates()
                .allMatch(each -> each.matches("[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.wxs", "client-user.wxs", "server.wxs"})
    void whateverAPackageNamesIsInIt(String name) {
        List<Element> all = elements(name);
        Set<String> ids = new HashSet<>();
        all.stream().filter(each -> each.hasAttribute("Id") && !isReference(each))
                .forEach(each -> assertThat(ids.add(each.getLocalName() + " " + each.getAttribute("Id"))).as(each.getAttribute("Id"))
                        .isTrue());
        for (Element each : all) {
            if (isReference(each)) {
                assertThat(ids).contains(each.getLocalName().replace("Ref", "") + " " + each.getAttribute("Id"));
            }
            String directory = each.getAttribute("Directory");
            if (!directory.isEmpty() && !directory.equals("ProgramMenuFolder")) {
                assertThat(ids).contains("Directory " + directory);
            }
        }
        Set<String> components = new TreeSet<>();
        all.stream().filter(each -> each.getLocalName().equals("Component") && !isGrouped(each))
                .forEach(each -> components.add(each.getAttribute("Id")));
        assertThat(all.stream().filter(each -> each.getLocalName().equals("ComponentRef")).map(each -> each.getAttribute("Id")))
                .as("a component that no feature has is not installed").containsExactlyInAnyOrderElementsOf(components);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.wxs", "client-user.wxs", "server.wxs"})
    void everyPropertyAndFileInAValueIsDeclared(String name) {
        List<Element> all = elements(name);
        Set<String> known = new TreeSet<>();
        all.stream().filter(each -> List.of("Property", "Directory", "StandardDirectory").contains(each.getLocalName()))
                .forEach(each -> known.add(each.getAttribute("Id")));
        Set<String> files = new TreeSet<>();
        all.stream().filter(each -> each.getLocalName().equals("File")).forEach(each -> files.add(each.getAttribute("Id")));
        for (Element each : all) {
            for (String attribute : List.of("Value", "Program", "Condition")) {
                String text = each.getAttribute(attribute);
                found("\\[#(\\w+)]", text).forEach(file -> assertThat(files).contains(file));
                if (attribute.equals("Condition")) {
                    found("\\b([A-Z][A-Z_]{3,})\\b", text).forEach(property -> assertThat(known).contains(property));
                } else {
                    found("\\[([A-Za-z_]+)]", text).forEach(property -> assertThat(known).contains(property));
                }
            }
        }
        all.stream().filter(each -> each.getLocalName().equals("Property") && !each.hasAttribute("Value") && !isSearched(each))
                .forEach(each -> assertThat(each.getAttribute("Secure")).as("given on the command line: " + each.getAttribute("Id"))
                        .isEqualTo("yes"));
    }

    @Test
    void everyVariableOfASourceIsGivenToWix() {
        Path any = Path.of("any");
        Map<String, Map<String, Path>> given = Map.of("client.wxs", Map.of("Image", any, "Icon", any), "client-user.wxs",
                Map.of("Image", any, "Icon", any), "server.wxs", Map.of("Image", any, "Icon", any, "Settings", any, "Options", any));
        PACKAGES.forEach((name, sources) -> {
            List<String> command = WindowsPackages.wix(BUILD, any, given.get(name), sources.toArray(String[]::new));
            Set<String> wanted = new TreeSet<>();
            for (String source : sources) {
                assertThat(command).anyMatch(each -> each.endsWith(source));
                XmlFiles.elements(source(source), "*").forEach(each -> attributes(each).forEach(
                        value -> found("\\$\\((\\w+)\\)", value).forEach(wanted::add)));
                XmlFiles.instructions(source(source)).forEach(value -> found("\\$\\((\\w+)\\)", value).forEach(wanted::add));
            }
            Set<String> defined = new TreeSet<>(given.get(name).keySet());
            defined.add("Version");
            assertThat(wanted).isEqualTo(defined);
            defined.forEach(each -> assertThat(command).anyMatch(word -> word.startsWith(each + "=")));
        });
    }

    /** The lines that the package writes are those that the client reads. */
    @Test
    void thePolicyIsWrittenInTheWordsThatTheClientReads() throws IOException {
        String reader = Files.readString(ROOT.resolve("app/src/main/java/dev/vireo/app/policy/PolicyLines.java"));
        Set<String> read = new TreeSet<>(found("private static final String [A-Z]+ = \"([a-z.-]+)\"", reader));
        List<Element> lines = XmlFiles.elements(source("policy.wxs"), "IniFile");
        assertThat(lines).extracting(each -> each.getAttribute("Key")).containsExactlyInAnyOrderElementsOf(read);
        assertThat(lines).allMatch(each -> each.getAttribute("Name").equals("policy.properties"))
                .allMatch(each -> ((Element) each.getParentNode()).getAttribute("Permanent").equals("yes"))
                .allMatch(
                        each -> each.getAttribute("Value").equals("[" + ((Element) each.getParentNode()).getAttribute("Condition") + "]"));
        assertThat(only(source("policy.wxs"), "PermissionEx").getAttribute("Sddl")).as("users read only").contains("0x1200a9;;;BU")
                .startsWith("D:P");
    }

    @Test
    void linksOpenVireoAndAHostedOfficeMayBeReached() {
        List<Element> values = XmlFiles.elements(source("program.wxs"), "RegistryValue");
        assertThat(values).anyMatch(each -> each.getAttribute("Key").equals("shell\\open\\command")
                && each.getAttribute("Value").equals("\"[#VireoExe]\" \"%1\""))
                .anyMatch(each -> each.getAttribute("Name").equals("URL Protocol"));
        assertThat(XmlFiles.elements(source("client.wxs"), "FirewallException")).extracting(each -> each.getAttribute("Profile"))
                .containsExactlyInAnyOrder("domain", "private");
        assertThat(XmlFiles.elements(source("client-user.wxs"), "FirewallException")).as("only administrators may").isEmpty();
    }

    @Test
    void theServiceHasAnAccountOfItsOwnThatAloneReadsTheOffice() throws IOException {
        assertThat(ServiceAccount.identifier("TrustedInstaller")).as("the one that every Windows has")
                .isEqualTo("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");
        Element server = source("server.wxs");
        Element service = only(server, "ServiceInstall");
        String name = service.getAttribute("Name");
        assertThat(service.getAttribute("Account")).isEqualTo("NT SERVICE\\" + name);
        assertThat(service.getAttribute("Arguments")).isEqualTo("//RS//" + name);
        assertThat(only(server, "ServiceControl").getAttribute("Name")).isEqualTo(name);
        assertThat(only(server, "ServiceSettings", "Component").getAttribute("Bitness")).isEqualTo("always32");
        assertThat(only(server, "RegistryKey").getAttribute("Key")).endsWith("ProcRun 2.0\\" + name + "\\Parameters");
        assertThat(XmlFiles.elements(server, "PermissionEx")).hasSize(3).allSatisfy(each -> assertThat(each.getAttribute("Sddl"))
                .startsWith("D:PAI").contains(ServiceAccount.identifier(name)).doesNotContain(";;;BU)", ";;;WD)"));
        assertThat(XmlFiles.elements(server, "Component").stream().filter(each -> each.getAttribute("Permanent").equals("yes"))
                .map(each -> each.getAttribute("Id"))).contains("DataFolder", "OfficeFolder", "LogFolder", "Settings");
        assertThat(only(server, "Settings", "Component").getAttribute("NeverOverwrite")).isEqualTo("yes");
        assertThat(XmlFiles.elements(server, "RegistryValue").stream().filter(each -> each.getAttribute("Name").equals("Class"))
                .map(each -> each.getAttribute("Value"))).containsExactly("dev.vireo.server.Main", "java.lang.System");
        assertThat(ROOT.resolve("server/src/main/java/dev/vireo/server/Main.java")).exists();
    }

    @Test
    void theServiceRunsJavaWithTheOptionsOfEverySystem() throws IOException {
        List<String> options = BUILD.options("vireo-server");
        Element include = XmlFiles.root(Files.writeString(folder.resolve("options.wxi"), WindowsPackages.included(options)));
        assertThat(include.getNamespaceURI()).isEqualTo(WIX);
        assertThat(XmlFiles.elements(include, "MultiString")).extracting(each -> each.getAttribute("Value")).isEqualTo(options);
        Element awkward = XmlFiles.root(
                Files.writeString(folder.resolve("a.wxi"), WindowsPackages.included(List.of("-Da=\"<b>&[c]"))));
        assertThat(only(awkward, "MultiString").getAttribute("Value")).as("a bracket begins a property").isEqualTo("-Da=\"<b>&[\\[]c]");
        assertThat(XmlFiles.instructions(source("server.wxs"))).containsExactly("include $(Options)");
    }

    @Test
    void theSettingsOfTheServiceSayWhatToDoOnWindows() throws IOException {
        assertThat(ServerSettings.forWindows(BUILD)).contains("Restart-Service VireoServer", "\r\n").doesNotContain("systemctl", "/etc/");
        assertThat(Files.readString(WINDOWS.resolve("vireo-server.cmd"))).contains("%ProgramData%\\Vireo Server\\office",
                "%~dp0runtime\\bin\\java.exe", "%~dp0vireo-server.options", "%~dp0app\\vireo-server.jar");
    }

    @Test
    void nothingIsSignedWithoutACertificateAndThePasswordIsNoPartOfTheProject() {
        assertThat(WindowsSigning.command(Path.of("vireo.msi"), Map.of())).isEmpty();
        assertThat(WindowsSigning.command(Path.of("vireo.msi"), Map.of("VIREO_WIN_CERTIFICATE", "a.pfx"))).contains(
                List.of("signtool", "sign", "/fd", "SHA256", "/f", "a.pfx", "vireo.msi"));
        assertThat(WindowsSigning.command(Path.of("vireo.msi"), Map.of("VIREO_WIN_CERTIFICATE", "a.pfx", "VIREO_WIN_PASSWORD", "p",
                "VIREO_WIN_TIMESTAMP_URL", "http://time.example")).orElseThrow())
                .containsSubsequence("/p", "p", "/tr", "http://time.example");
    }

    private static Element source(String name) {
        Element root = XmlFiles.root(WINDOWS.resolve(name));
        assertThat(root.getLocalName()).isEqualTo("Wix");
        assertThat(root.getNamespaceURI()).isEqualTo(WIX);
        return root;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.list(WINDOWS)) {
            return all.filter(each -> each.toString().endsWith(".wxs")).sorted().toList();
        }
    }

    private static List<Element> elements(String name) {
        return PACKAGES.get(name).stream().flatMap(each -> XmlFiles.elements(source(each), "*").stream()).toList();
    }

    private static Element only(Element from, String name) {
        List<Element> found = XmlFiles.elements(from, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static Element only(Element from, String id, String name) {
        return XmlFiles.elements(from, name).stream().filter(each -> each.getAttribute("Id").equals(id)).findFirst().orElseThrow();
    }

    private static String upgradeCode(String name) {
        return only(source(name), "Package").getAttribute("UpgradeCode");
    }

    private static boolean isReference(Element each) {
        return each.getLocalName().endsWith("Ref");
    }

    private static boolean isGrouped(Element component) {
        return component.getParentNode() instanceof Element parent && parent.getLocalName().equals("ComponentGroup");
    }

    private static boolean isSearched(Element property) {
        return !XmlFiles.children(property).isEmpty();
    }

    private static List<String> attributes(Element each) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < each.getAttributes().getLength(); i++) {
            Node attribute = each.getAttributes().item(i);
            values.add(attribute.getNodeValue());
        }
        return values;
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
    }
}
