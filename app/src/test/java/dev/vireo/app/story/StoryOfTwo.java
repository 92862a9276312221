package dev.vireo.app.story;

import dev.vireo.testing.TestOffice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Shyam and Rama at a client each, signed in to an office of their own. */
abstract class StoryOfTwo {

    @TempDir Path folder;
    TestOffice office;
    Player shyam;
    Player rama;

    @BeforeEach
    void bothSignIn() {
        office = TestOffice.open();
        shyam = Player.signIn(office.address(), "shyam", TestOffice.PASSWORD, folder.resolve("shyam"));
        rama = Player.signIn(office.address(), "rama", TestOffice.PASSWORD, folder.resolve("rama"));
    }

    @AfterEach
    void bothLeave() {
        shyam.close();
        rama.close();
        office.close();
    }
}
