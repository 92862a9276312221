package dev.vireo.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppFoldersTest {

    private static final Path HOME = Path.of("/home/shyam").toAbsolutePath();

    @TempDir private Path disk;

    @Test
    void onLinuxEachKindOfFileIsWhereTheSpecificationWantsIt() {
        assertThat(AppFolders.standard("Linux", Map.of(), HOME)).isEqualTo(folders(".local/share/vireo", ".config/vireo", ".cache/vireo",
                ".local/state/vireo/logs"));
        assertThat(AppFolders.standard("FreeBSD", Map.of("XDG_DATA_HOME", "/d", "XDG_CONFIG_HOME", "/c", "XDG_CACHE_HOME", "/x/",
                "XDG_STATE_HOME", "/s"), HOME)).isEqualTo(new AppFolders(Path.of("/d/vireo"), Path.of("/c/vireo"), Path.of("/x/vireo"),
                        Path.of("/s/vireo/logs")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "data", "./data", "~/data", "../data"})
    void anEmptyOrRelativePathIsIgnored(String path) {
        assertThat(AppFolders.standard("Linux", Map.of("XDG_DATA_HOME", path, "XDG_CONFIG_HOME", path, "XDG_CACHE_HOME", path,
                "XDG_STATE_HOME", path), HOME)).isEqualTo(AppFolders.standard("Linux", Map.of(), HOME));
        assertThat(AppFolders.standard("Windows 11", Map.of("APPDATA", path, "LOCALAPPDATA", path), HOME))
                .isEqualTo(AppFolders.standard("Windows 11", Map.of(), HOME));
    }

    @Test
    void onWindowsPreferencesRoamAndTheRestDoesNot() {
        assertThat(AppFolders.standard("Windows 11", Map.of(), HOME)).isEqualTo(folders("AppData/Local/Vireo", "AppData/Roaming/Vireo",
                "AppData/Local/Vireo/Cache", "AppData/Local/Vireo/Logs"));
        assertThat(AppFolders.standard("Windows Server 2022", Map.of("LOCALAPPDATA", "/local", "APPDATA", "/roaming"), HOME))
                .isEqualTo(new AppFolders(Path.of("/local/Vireo"), Path.of("/roaming/Vireo"), Path.of("/local/Vireo/Cache"),
                        Path.of("/local/Vireo/Logs")));
    }

    @Test
    void onMacOsAllIsInTheLibrary() {
        assertThat(AppFolders.standard("Mac OS X", Map.of("XDG_DATA_HOME", "/d"), HOME)).isEqualTo(folders(
                "Library/Application Support/Vireo", "Library/Application Support/Vireo", "Library/Caches/Vireo", "Library/Logs/Vireo"));
    }

    @Test
    void aChosenFolderHoldsEverything() {
        AppFolders chosen = AppFolders.of(disk);
        assertThat(chosen).isEqualTo(new AppFolders(disk, disk, disk.resolve("cache"), disk.resolve("logs")));
        assertThat(chosen.areStandard()).isFalse();
        assertThat(AppFolders.of(AppFolders.standard().data().resolve("..").resolve("vireo"))).isEqualTo(AppFolders.of(
                AppFolders.standard().data().resolveSibling("vireo")));
        assertThat(AppFolders.of(AppFolders.standard().data()).areStandard()).isTrue();
    }

    @Test
    void preferencesOfAnEarlierVersionStayInUse() throws IOException {
        AppFolders places = new AppFolders(disk.resolve("data"), disk.resolve("config"), disk.resolve("cache"), disk.resolve("logs"));
        try (DataFolder folder = DataFolder.open(places)) {
            folder.preferences().change(now -> now.withPollSeconds(7));
        }
        assertThat(disk.resolve("config/preferences.json")).exists();
        assertThat(disk.resolve("data/preferences.json")).doesNotExist();

        Files.writeString(disk.resolve("data/preferences.json"), "{\"poll_seconds\": 9}");
        try (DataFolder folder = DataFolder.open(places)) {
            assertThat(folder.preferences().get().pollSeconds()).isEqualTo(9);
            folder.preferences().change(now -> now.withPollSeconds(11));
        }
        assertThat(disk.resolve("data/preferences.json")).content().contains("11");
        assertThat(disk.resolve("config/preferences.json")).content().doesNotContain("11");
    }

    private static AppFolders folders(String data, String config, String cache, String logs) {
        return new AppFolders(HOME.resolve(data), HOME.resolve(config), HOME.resolve(cache), HOME.resolve(logs));
    }
}
