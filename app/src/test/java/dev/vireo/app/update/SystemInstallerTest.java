package dev.vireo.app.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.app.update.PackageInstaller.InstallFailedException;
import dev.vireo.app.update.PackageInstaller.InstallOutcome;
import dev.vireo.protocol.PackageKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A system with some programs, which end as the test says. */
final class SystemInstallerTest implements SystemCommands {

    private static final Path FILE = Path.of("/home/rama/it's/vireo_0.2.0_amd64.deb");

    private final List<String> ran = new ArrayList<>();
    private Set<String> programs = Set.of("pkexec", "apt-get", "rpm", "xdg-open");
    private int code;
    private boolean broken;

    @Override
    public boolean has(String program) {
        return programs.contains(program);
    }

    @Override
    public CommandEnd run(List<String> command) throws IOException {
        start(command);
        return new CommandEnd(code, "E: dpkg was interrupted");
    }

    @Override
    public void start(List<String> command) throws IOException {
        if (broken) {
            throw new IOException("cannot be started");
        }
        ran.add(String.join(" ", command));
    }

    private InstallOutcome install(PackageKind kind) {
        ran.clear();
        return new SystemInstaller(this).install(kind, FILE);
    }

    @Test
    void linuxAsksForAPasswordAndLoadsNothingElse() {
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.INSTALLED);
        assertThat(ran).containsExactly(
                "pkexec apt-get install --yes -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts=/dev/null " + FILE);
        assertThat(install(PackageKind.RPM)).isEqualTo(InstallOutcome.INSTALLED);
        assertThat(ran).containsExactly("pkexec rpm --upgrade " + FILE);
        code = 126;
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.DENIED);
        code = 100;
        assertThatThrownBy(() -> install(PackageKind.DEB)).isInstanceOf(InstallFailedException.class)
                .hasMessage("E: dpkg was interrupted");
    }

    @Test
    void whereNobodyCanBeAskedTheDesktopOpensThePackageOrThePersonDoes() {
        code = 127;
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.OPENED);
        assertThat(ran).last().isEqualTo("xdg-open " + FILE);
        programs = Set.of("apt-get", "xdg-open");
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.OPENED);
        programs = Set.of("pkexec", "apt-get");
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.BY_HAND);
        broken = true;
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.BY_HAND);
        programs = Set.of("xdg-open");
        assertThat(install(PackageKind.DEB)).isEqualTo(InstallOutcome.BY_HAND);
    }

    @Test
    void otherSystemsOpenTheirOwnInstaller() {
        assertThat(install(PackageKind.MSI)).isEqualTo(InstallOutcome.OPENED);
        assertThat(ran).containsExactly("msiexec.exe /i " + FILE);
        assertThat(install(PackageKind.DMG)).isEqualTo(InstallOutcome.OPENED);
        assertThat(ran).containsExactly("open " + FILE);
        assertThat(install(PackageKind.TAR_GZ)).isEqualTo(InstallOutcome.BY_HAND);
        assertThat(ran).isEmpty();
    }

    @Test
    void whatIsToBeTypedIsQuoted() {
        SystemInstaller installer = new SystemInstaller(this);
        assertThat(installer.command(PackageKind.DEB, FILE)).isEqualTo("sudo apt install '/home/rama/it'\\''s/vireo_0.2.0_amd64.deb'");
        for (PackageKind kind : PackageKind.values()) {
            assertThat(installer.command(kind, FILE)).contains("vireo_0.2.0_amd64.deb");
        }
    }

    @Test
    void aProgramOfThisComputerIsRunToItsEnd() throws IOException {
        ProcessCommands here = new ProcessCommands();
        assertThat(here.has("sh")).isTrue();
        assertThat(here.has("no-such-program")).isFalse();
        assertThat(here.run(List.of("sh", "-c", "echo first; echo last >&2; echo; exit 3"))).isEqualTo(new CommandEnd(3, "last"));
        assertThatThrownBy(() -> here.run(List.of("/no-such-program"))).isInstanceOf(IOException.class);
    }
}
