package dev.vireo.app.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people of a {@link SampleOffice} say of themselves. */
public final class SampleStatus {

    private SampleStatus() {
    }

    /** The office says that this is somebody's status now, mine or another's. */
    public static void hear(SampleOffice office, Person person, String emoji, String text, @Nullable Instant until) {
        office.hear(person.document().withStatus(emoji, text, until));
    }
}
