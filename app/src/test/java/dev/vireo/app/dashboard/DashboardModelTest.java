package dev.vireo.app.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.ConnectionState;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.Person;
import dev.vireo.app.state.SampleChannels;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.ChannelRole;
import dev.vireo.protocol.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DashboardModelTest {

    @Test
    void whoeverIsWaitingComesFirstAndThenTheNameDecides() {
        Fx.run(() -> {
            SampleOffice office = cast();
            DashboardModel model = new DashboardModel(office.workspace());
            assertThat(usernames(model)).containsExactly("lakshman", "rama", "sita");
            office.receive("sita", "Are you there?");
            office.receive("rama", "And you?");
            assertThat(usernames(model)).containsExactly("rama", "sita", "lakshman");
        });
    }

    @Test
    void aSecondMessageMovesNobody() {
        Fx.run(() -> {
            SampleOffice office = cast();
            DashboardModel model = new DashboardModel(office.workspace());
            office.receive("sita", "Are you there?");
            office.receive("rama", "And you?");
            List<String> before = usernames(model);
            office.receive("sita", "Hello?");
            assertThat(usernames(model)).isEqualTo(before);
        });
    }

    @Test
    void namesAreFoundWithoutTheirAccents() {
        Fx.run(() -> {
            SampleOffice office = cast();
            office.add("rama.2", "Rāma Lakṣmaṇa", "Writer", "Support", Presence.ONLINE);
            DashboardModel model = new DashboardModel(office.workspace());
            model.nameProperty().set(" rama laks");
            assertThat(usernames(model)).containsExactly("rama.2");
        });
    }

    @Test
    void aDepartmentShowsItsOwnPeopleOnly() {
        Fx.run(() -> {
            SampleOffice office = cast();
            DashboardModel model = new DashboardModel(office.workspace());
            assertThat(model.departments()).containsExactly("Design", "Engineering", "Operations");
            model.departmentProperty().set("Operations");
            assertThat(usernames(model)).containsExactly("sita");
        });
    }

    @Test
    void channelsStandBeforeThePeopleUnlessSomebodyWaits() {
        Fx.run(() -> {
            SampleOffice office = cast();
            SampleChannels channels = new SampleChannels(office);
            Conversation quiet = channels.add(ChannelKind.OPEN, "Quiet", "", ChannelRole.MEMBER, "rama");
            Conversation bridge = channels.add(ChannelKind.GROUP, "Bridge", "", ChannelRole.MEMBER, "rama");
            DashboardModel model = new DashboardModel(office.workspace());
            assertThat(usernames(model)).containsExactly("#Bridge", "#Quiet", "lakshman", "rama", "sita");
            channels.say(quiet, "rama", "Shh");
            office.receive("rama", "Are you there?");
            assertThat(usernames(model)).containsExactly("#Quiet", "rama", "#Bridge", "lakshman", "sita");
            model.nameProperty().set("brid");
            assertThat(usernames(model)).containsExactly("#Bridge");
            model.showEverybody();
            channels.archive(bridge, true);
            assertThat(usernames(model)).doesNotContain("#Bridge");
            model.departmentProperty().set("Design");
            assertThat(usernames(model)).containsExactly("rama");
        });
    }

    @Test
    void theStateFollowsTheOffice() {
        Fx.run(() -> {
            SampleOffice loading = SampleOffice.loading();
            DashboardModel model = new DashboardModel(loading.workspace());
            assertThat(model.stateProperty().get()).isEqualTo(DashboardModel.DashboardState.LOADING);
            loading.connection(ConnectionState.OFFLINE);
            assertThat(model.stateProperty().get()).isEqualTo(DashboardModel.DashboardState.UNREACHABLE);

            SampleOffice empty = SampleOffice.empty();
            DashboardModel alone = new DashboardModel(empty.workspace());
            assertThat(alone.stateProperty().get()).isEqualTo(DashboardModel.DashboardState.NOBODY);
            empty.add("rama", "Rama", "Designer", "Design", Presence.ONLINE);
            assertThat(alone.stateProperty().get()).isEqualTo(DashboardModel.DashboardState.ENTRIES);
            alone.nameProperty().set("xyz");
            assertThat(alone.stateProperty().get()).isEqualTo(DashboardModel.DashboardState.NOTHING_FOUND);
            alone.showEverybody();
            assertThat(alone.stateProperty().get()).isEqualTo(DashboardModel.DashboardState.ENTRIES);
        });
    }

    private static SampleOffice cast() {
        SampleOffice office = SampleOffice.empty();
        office.add("sita", "Sita", "Head of operations", "Operations", Presence.AWAY);
        office.add("rama", "Rama", "Designer", "Design", Presence.ONLINE);
        office.add("lakshman", "Lakshman", "Engineer", "Engineering", Presence.DO_NOT_DISTURB);
        return office;
    }

    private static List<String> usernames(DashboardModel model) {
        return model.entries().stream().map(entry -> switch (entry) {
            case DashboardEntry.Colleague(Person person) -> person.username();
            case DashboardEntry.ChannelEntry(Conversation channel) -> "#" + channel.name();
        }).toList();
    }
}
