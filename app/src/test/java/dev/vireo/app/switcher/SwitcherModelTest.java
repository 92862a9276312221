package dev.vireo.app.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.switcher.SwitcherModel.SwitcherState;
import dev.vireo.app.ui.Command;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.RecordedCommands;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Presence;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the quick switcher lists, and in which order. */
final class SwitcherModelTest {

    private final RecordedCommands commands = new RecordedCommands();
    private SampleOffice office;
    private SampleChannels channels;

    @BeforeEach
    void furnish() {
        Fx.run(() -> {
            office = SampleOffice.empty();
            office.add("rama", "Rama", "Designer", "Design", Presence.ONLINE);
            office.add("sita", "Sita", "Research lead", "Research", Presence.AWAY);
            office.add("lakshman", "Lakshman", "Engineer", "Bridges", Presence.OFFLINE);
            channels = new SampleChannels(office);
        });
    }

    @Test
    void beforeAnythingIsTypedWhatWaitsComesFirstThenWhatWasLast() {
        Fx.run(() -> {
            office.receive("sita", "An hour ago");
            Conversation bridge = channel("Bridge");
            channels.say(bridge, "rama", "Just now");
            office.receive("rama", "Read already");
            office.markRead(office.conversation("rama"), office.conversation("rama").messages().getLast());
            channels.archive(channel("Attic"), true);

            assertThat(names("")).containsExactly("Bridge", "Sita", "Rama", "Lakshman");
        });
    }

    @Test
    void whereOneIsAlreadyIsNotOfferedUntilItIsLookedFor() {
        Fx.run(() -> {
            office.receive("rama", "Are you there?");
            SwitcherModel model = new SwitcherModel(office.workspace(), "rama", commands);

            assertThat(names(model)).doesNotContain("Rama");
            model.typedProperty().set("ram");
            assertThat(names(model)).startsWith("Rama");
            model.close();
        });
    }

    @Test
    void whatFitsBetterComesFirstAndAmongEqualsWhatWaitsAndWhatWasLast() {
        Fx.run(() -> {
            channel("Ram launch");
            Conversation recent = channel("Ramp");
            channels.say(recent, "sita", "Just now");
            channels.mute(recent, Instant.now().plusSeconds(3600));
            office.receive("rama", "Waiting");
            Conversation within = channel("Diagrams");
            channels.say(within, "sita", "Waiting, too");

            assertThat(names("ram")).containsExactly("Rama", "Ramp", "Ram launch", "Diagrams");
            // What is typed whole is meant.
            assertThat(names("ramp")).startsWith("Ramp");
        });
    }

    @Test
    void archivedChannelsComeLastWhateverFits() {
        Fx.run(() -> {
            channels.archive(channel("Bridge"), true);
            channel("Footbridge");

            assertThat(names("bridge")).startsWith("Footbridge").contains("Bridge");
            assertThat(names("bridge").indexOf("Bridge")).isGreaterThan(names("bridge").indexOf("Lakshman"));
        });
    }

    @Test
    void theFirstSignChoosesTheKind() {
        Fx.run(() -> {
            channel("Sitting room");

            assertThat(names("@sit")).containsExactly("Sita");
            assertThat(names("#sit")).containsExactly("Sitting room", Command.BROWSE_CHANNELS.words());
            assertThat(names(">sett")).startsWith(Command.SETTINGS.words());
            assertThat(names("> log out")).startsWith(Command.SIGN_OUT.words());
            assertThat(names("@")).containsExactly("Lakshman", "Rama", "Sita");
            assertThat(names("#")).containsExactly("Sitting room", Command.BROWSE_CHANNELS.words());
            assertThat(names(">")).containsSubsequence(Command.FIND.words(), Command.DASHBOARD.words())
                    .doesNotContain(Command.GO_TO.words());
            assertThat(names("sit")).contains("Sita", "Sitting room");
            assertThat(names("dashboard")).containsExactly(Command.DASHBOARD.words());
        });
    }

    @Test
    void onlyWhatThePersonMayDoIsOffered() {
        Fx.run(() -> {
            commands.offerOnly(EnumSet.of(Command.SETTINGS));

            assertThat(names(">")).containsExactly(Command.SETTINGS.words());
            assertThat(names("new channel")).isEmpty();
            assertThat(names("#zzz")).isEmpty();
        });
    }

    @Test
    void aGuestFindsOnlyThoseWithWhomTheyShareAChannel() {
        Fx.run(() -> {
            office.myRole(OfficeRole.GUEST);
            channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama");

            assertThat(names("@")).containsExactly("Rama");
            assertThat(names("@sita")).isEmpty();
            assertThat(names("sita")).doesNotContain("Sita");
        });
    }

    @Test
    void whoeverLeavesOrComesIsListedSoAtOnce() {
        Fx.run(() -> {
            office.receive("lakshman", "Goodbye");
            SwitcherModel model = new SwitcherModel(office.workspace(), "", commands);
            model.typedProperty().set("lakshman");
            assertThat(names(model)).containsExactly("Lakshman");

            office.leaves("lakshman");

            assertThat(names(model)).isEmpty();
            assertThat(model.stateProperty().get()).isEqualTo(SwitcherState.NOTHING);
            model.close();
        });
    }

    @Test
    void whatIsNotThereYetIsSaid() {
        Fx.run(() -> {
            SampleOffice loading = SampleOffice.loading();
            commands.offerOnly(Set.of());
            SwitcherModel model = new SwitcherModel(loading.workspace(), "", commands);
            assertThat(model.stateProperty().get()).isEqualTo(SwitcherState.LOADING);

            loading.connection(ConnectionState.OFFLINE);

            assertThat(model.stateProperty().get()).isEqualTo(SwitcherState.UNREACHABLE);
            assertThat(model.offlineProperty().getValue()).isTrue();
            model.close();
        });
    }

    @Test
    void amongThousandsTheBestComeFirstAndTheListStaysShort() {
        Fx.run(() -> {
            office.addPeople(5000);
            channel("Launch");
            office.add("rama.hidden", "Zz Rama", "", "", Presence.ONLINE);

            assertThat(names("launch")).startsWith("Launch");
            assertThat(names("zzr")).containsExactly("Zz Rama");
            assertThat(names("a")).hasSize(SwitcherModel.MOST);
        });
    }

    private Conversation channel(String name) {
        return channels.add(ChannelKind.OPEN, name, "", ChannelRole.OWNER, "rama");
    }

    private List<String> names(String typed) {
        SwitcherModel model = new SwitcherModel(office.workspace(), "", commands);
        model.typedProperty().set(typed);
        model.close();
        return names(model);
    }

    private static List<String> names(SwitcherModel model) {
        return model.entries().stream().map(entry -> switch (entry) {
            case SwitcherEntry.ToPerson(var person, _) -> person.displayName();
            case SwitcherEntry.ToChannel(var channel, _) -> channel.name();
            case SwitcherEntry.ToCommand(var command, _) -> command.words();
        }).toList();
    }
}
