package dev.vireo.app.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.client.Refusals;
import dev.vireo.app.failures.FailureReason;
import dev.vireo.app.failures.FailureReason.LocalCause;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.transfer.TransferState;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Keys;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Office;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The settings of a channel, in a real window. */
final class ChannelSettingsTest {

    private final Screens screens = Screens.open();
    private Conversation bridge;

    @AfterEach
    void close() {
        screens.close();
    }

    private void open(ChannelRole mine, String... others) {
        bridge = screens.channel(ChannelKind.GROUP, "Bridge", mine, others);
        Fx.run(() -> screens.windows.settings(bridge));
    }

    private List<String> parts() {
        return Fx.call(() -> Stream.of("about", "aboutRead", "retention", "exporting", "archiving", "leaving")
                .filter(id -> screens.scene().lookup("#channelSettings").lookup("#" + id).isVisible()).toList());
    }

    private void press(String id) {
        Button button = screens.find(id, Button.class);
        Fx.run(button::fire);
    }

    @Test
    void eachRoleSeesWhatItMaySet() {
        open(ChannelRole.MEMBER, "rama");
        assertThat(parts()).containsExactly("aboutRead", "leaving");
        Fx.run(() -> screens.channels.role(bridge, "shyam", ChannelRole.MODERATOR));
        assertThat(parts()).containsExactly("about", "leaving");
        Fx.run(() -> screens.channels.role(bridge, "shyam", ChannelRole.OWNER));
        assertThat(parts()).containsExactly("about", "retention", "exporting", "archiving", "leaving");
        Fx.run(() -> screens.channels.archive(bridge, true));
        assertThat(parts()).containsExactly("aboutRead", "retention", "exporting", "archiving", "leaving");
    }

    @Test
    void aNewNameIsSavedOnEnterAndARefusalIsSaidUnderIt() {
        open(ChannelRole.OWNER, "rama");
        Fx.run(() -> screens.find("channelSettings", Node.class).lookup("#name").requestFocus());
        TextField name = Fx.call(() -> (TextField) screens.find("channelSettings", Node.class).lookup("#name"));
        Fx.run(name::end);
        Keys.write(screens.scene(), " two");
        Keys.type(screens.scene(), KeyCode.ENTER);
        assertThat(screens.channels.asked()).containsExactly("rename Bridge two");
        assertThat(Fx.<String>call(bridge::name)).isEqualTo("Bridge two");

        Fx.run(() -> screens.channels
                .refuse(Refusals.refused(409, "name_taken", "There is already a public channel with this name. Choose another name.")));
        Keys.write(screens.scene(), "!");
        Keys.type(screens.scene(), KeyCode.ENTER);
        assertThat(screens.find("nameProblem", Label.class).getText())
                .isEqualTo("There is already a public channel with this name. Choose another name.");
        assertThat(Fx.<String>call(name::getText)).isEqualTo("Bridge two!");
    }

    @Test
    void theNotificationSettingAndTheMuteShow() {
        open(ChannelRole.MEMBER, "rama");
        Fx.run(() -> screens.find("mentionsOnly", RadioButton.class).fire());
        assertThat(screens.channels.asked()).containsExactly("notify MENTIONS");
        assertThat(screens.find("mentionsOnly", RadioButton.class).isSelected()).isTrue();
        Fx.run(() -> screens.channels.mute(bridge, MuteDuration.ALWAYS.until(Screens.NOON)));
        assertThat(screens.find("mutedLine", Label.class).getText()).isEqualTo("Muted until you unmute it");
        press("unmute");
        assertThat(screens.find("mutedLine", Label.class).getText()).isEqualTo("Not muted");
    }

    @Test
    void messagesAreKeptAsInTheOfficeOrForDaysOfTheChannelsOwn() {
        Fx.run(() -> screens.channels.office(new Office("Ayodhya", true, 30, 1L << 30)));
        open(ChannelRole.OWNER, "rama");
        assertThat(screens.find("keepAsOffice", RadioButton.class).getText()).isEqualTo("Same as the office: 30 days");
        assertThat(screens.find("saveRetention", Button.class).isDisabled()).isTrue();
        Fx.run(() -> screens.find("keepOwn", RadioButton.class).fire());
        Fx.run(() -> screens.find("days", Spinner.class).getEditor().setText("7"));
        press("saveRetention");
        assertThat(screens.channels.asked()).containsExactly("retention 7");
        assertThat(screens.find("saveRetention", Button.class).isDisabled()).isTrue();
        Fx.run(() -> screens.find("keepAsOffice", RadioButton.class).fire());
        press("saveRetention");
        assertThat(screens.channels.asked()).endsWith("retention 0");
    }

    @Test
    void anExportShowsHowFarItIsAndCanBeCancelled() {
        open(ChannelRole.OWNER, "rama");
        press("export");
        assertThat(screens.channels.asked()).containsExactly("export Bridge.json");
        Fx.run(() -> screens.channels.exported(0.5));
        assertThat(screens.find("progress", Node.class).isVisible()).isTrue();
        assertThat(screens.find("export", Button.class).isDisabled()).isTrue();
        press("cancelExport");
        Fx.run(() -> screens.channels.exportEnded(TransferState.CANCELLED));
        assertThat(screens.find("exportLine", Label.class).getText()).isEqualTo("Export cancelled.");
        press("export");
        Fx.run(() -> screens.channels.exportEnded(TransferState.DONE));
        assertThat(screens.find("exportLine", Label.class).getText()).isEqualTo("Saved as Bridge.json");
        press("export");
        Fx.run(() -> screens.channels.exportFailed(FailureReason.of(LocalCause.FILE_UNWRITABLE)));
        assertThat(screens.find("exportLine", Label.class).getText())
                .isEqualTo("Couldn’t export the messages. Couldn’t save the file. Check the folder and the free disk space.");
    }

    @Test
    void archivingIsAskedAboutAndCanBeTakenBack() {
        open(ChannelRole.OWNER, "rama");
        press("archive");
        assertThat(screens.channels.asked()).isEmpty();
        Keys.type(screens.scene(), KeyCode.ESCAPE);
        assertThat(screens.windows.windows()).hasSize(1);
        press("archive");
        Fx.run(() -> question("questionYes", Button.class).fire());
        assertThat(screens.find("archive", Button.class).getText()).isEqualTo("Unarchive");
        press("archive");
        Fx.run(() -> question("questionYes", Button.class).fire());
        assertThat(screens.channels.asked()).containsExactly("archive true", "archive false");
    }

    @Test
    void theOnlyOwnerNamesAnotherBeforeGoing() {
        open(ChannelRole.OWNER, "rama", "sita");
        press("leave");
        assertThat(question("questionWords", Label.class).getText()).startsWith("You’re the only owner of Bridge.");
        Fx.run(() -> question("questionYes", Button.class).fire());
        assertThat(screens.channels.asked()).isEmpty();
        Fx.run(() -> question("newOwner", ComboBox.class).getSelectionModel().selectLast());
        Fx.run(() -> question("questionYes", Button.class).fire());
        assertThat(screens.channels.asked()).containsExactly("role sita OWNER", "leave");
        Fx.await(() -> screens.windows.windows().isEmpty());
    }

    @Test
    void theOnlyMemberArchivesInstead() {
        open(ChannelRole.OWNER);
        press("leave");
        Fx.run(() -> question("questionYes", Button.class).fire());
        assertThat(screens.channels.asked()).containsExactly("archive true");
    }

    @Test
    void anArchivedChannelIsUnarchivedBeforeItIsHandedOver() {
        open(ChannelRole.OWNER, "rama");
        Fx.run(() -> screens.channels.archive(bridge, true));
        press("leave");
        Fx.run(() -> question("questionYes", Button.class).fire());
        assertThat(screens.channels.asked()).containsExactly("archive true", "archive false");
    }

    private <T> T question(String id, Class<T> type) {
        return Fx.call(() -> type.cast(screens.scene().lookup("#channelSettings").lookup("#" + id)));
    }
}
