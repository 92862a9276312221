package dev.vireo.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vireo.server.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupFoldersTest {

    @TempDir private Path temporary;
    private Path place;
    private Path data;
    private Path root;

    @BeforeEach
    void make() throws IOException {
        place = temporary.toRealPath();
        data = Files.createDirectory(place.resolve("office"));
        root = Files.createDirectory(place.resolve("root"));
    }

    private static void assertRefused(BackupFolders folders, String wanted, boolean here, String code) {
        assertThatThrownBy(() -> folders.choose(wanted, here)).as(wanted).isInstanceOfSatisfying(ProblemException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void onTheServersComputerAnyFolderButTheOfficesOwnIsTaken() {
        BackupFolders folders = new BackupFolders(data, Optional.empty());
        assertThat(folders.choose(place.resolve("made").toString(), true)).isEmptyDirectory();
        assertThat(folders.choose(place.toString(), true)).isEqualTo(place);
        assertRefused(folders, data.resolve("tls/backups").toString(), true, "backup_folder_in_office");
        assertRefused(folders, place.resolve("x/y").toString(), true, "backup_folder_missing");
        assertRefused(folders, "relative", true, "invalid_folder");
        assertRefused(folders, "", true, "invalid_folder");
        assertRefused(folders, place + "/" + "x".repeat(1_000), true, "invalid_folder");
        assertRefused(folders, place.resolve("two\nlines").toString(), true, "invalid_folder");
    }

    @Test
    void fromElsewhereNothingIsTakenOrEvenLookedAt() {
        BackupFolders folders = new BackupFolders(data, Optional.empty());
        assertRefused(folders, place.resolve("there").toString(), false, "backup_folder_elsewhere");
        assertRefused(folders, place.resolve("x/y").toString(), false, "backup_folder_elsewhere");
        assertThat(place.resolve("there")).doesNotExist();
    }

    @Test
    void withinTheSetFolderOnesAreTakenFromAnywhereAndOutsideItFromNowhere() throws IOException {
        BackupFolders folders = new BackupFolders(data, Optional.of(root));
        assertThat(folders.choose(root.resolve("daily").toString(), false)).isEmptyDirectory();
        assertThat(folders.choose(root.toString(), false)).isEqualTo(root);
        Files.createSymbolicLink(root.resolve("out"), place);
        for (String outside : List.of(place.toString(), root + "/../elsewhere", root.resolve("out/elsewhere").toString(), root + "-2")) {
            assertRefused(folders, outside, false, "backup_folder_not_allowed");
            assertRefused(folders, outside, true, "backup_folder_not_allowed");
        }
        assertThat(place.resolve("elsewhere")).doesNotExist();
    }
}
