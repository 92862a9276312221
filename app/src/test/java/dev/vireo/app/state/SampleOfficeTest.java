package dev.vireo.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import org.junit.jupiter.api.Test;

final class SampleOfficeTest {

    @Test
    void cardListAndTitleShowTheSameNumber() {
        SampleOffice office = SampleOffice.busy();
        Workspace workspace = office.workspace();

        office.receive("rama", "Are you there?");

        assertThat(office.conversation("rama").unread()).isEqualTo(4);
        assertThat(workspace.person("rama").orElseThrow().unreadProperty().get()).isEqualTo(4);
        assertThat(workspace.totalUnreadProperty().get()).isEqualTo(4 + 12 + 1 + 128);
    }

    @Test
    void readingPutsTheBadgeOutAtOnce() {
        SampleOffice office = SampleOffice.busy();
        Conversation rama = office.conversation("rama");

        office.markRead(rama, rama.messages().getLast());

        assertThat(rama.unread()).isZero();
        assertThat(office.workspace().person("rama").orElseThrow().unreadProperty().get()).isZero();
    }

    @Test
    void theListOfPeopleTellsOfEveryChangeOfACount() {
        SampleOffice office = SampleOffice.busy();
        AtomicInteger told = new AtomicInteger();
        office.workspace().people().addListener((InvalidationListener) change -> told.incrementAndGet());

        office.receive("sita", "One");
        office.receive("sita", "Two");
        office.receive("sita", "Three");

        assertThat(told.get()).isEqualTo(3);
    }
}
