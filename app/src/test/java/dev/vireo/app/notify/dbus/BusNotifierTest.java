package dev.vireo.app.notify.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.notify.Notice;
import dev.vireo.app.notify.Pixels;
import dev.vireo.app.notify.RecordingNotifier;
import dev.vireo.app.notify.dbus.FakeNotifications.Call;
import dev.vireo.app.state.Conversation;
import dev.vireo.app.state.SampleOffice;
import dev.vireo.app.ui.Fx;
import dev.vireo.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BusNotifierTest {

    private static final Pixels ICON = new Pixels(1, 2, new int[] {0xff00c851, 0x80ffffff});

    private final PrivateBus bus = new PrivateBus();
    private final SessionBus session = new SessionBus(() -> Optional.of(bus.address()));
    private final RecordingNotifier toasts = new RecordingNotifier();
    private final List<Optional<Conversation>> clicked = new CopyOnWriteArrayList<>();
    private final BusNotifier notifier = new BusNotifier(session, Platform::runLater, toasts, clicked::add, Optional.of(ICON), "Open");
    private final SampleOffice office = Fx.call(SampleOffice::busy);
    private final Conversation rama = Fx.call(() -> office.conversation("rama"));
    private final Conversation sita = Fx.call(() -> office.conversation("sita"));

    @BeforeEach
    void join() {
        session.start(List.of(notifier));
    }

    @AfterEach
    void leave() {
        session.close();
        Await.end("vireo-bus");
        bus.close();
    }

    @Test
    void aNoticeReachesTheDesktopWithAllItsFields() {
        FakeNotifications desktop = desktop("actions", "body", "body-markup");

        show(rama, "Rama", "Is 1 < 2 & <b>bold</b>?");

        Await.until(() -> assertThat(desktop.calls).hasSize(1));
        Call call = desktop.calls.getFirst();
        assertThat(call.app()).isEqualTo("Vireo");
        assertThat(call.replaces()).isZero();
        assertThat(call.summary()).isEqualTo("Rama");
        assertThat(call.body()).isEqualTo("Is 1 &lt; 2 &amp; &lt;b&gt;bold&lt;/b&gt;?");
        assertThat(call.actions()).containsExactly("default", "Open");
        assertThat(call.expires()).isEqualTo(-1);
        assertThat(call.hints().get("category")).isEqualTo(new Variant<>("im.received"));
        assertThat(call.hints().get("image-data").getSig()).isEqualTo("(iiibiiay)");
        assertThat((Object[]) call.hints().get("image-data").getValue()).startsWith(1, 2, 4, true, 8, 4);
        assertThat(toasts.shown).isEmpty();
    }

    @Test
    void textStaysAsItIsWhereTheDesktopKnowsNoMarkup() {
        FakeNotifications desktop = desktop("body");

        show(rama, "Rama", "1 < 2\0 & so on");

        Await.until(() -> assertThat(desktop.calls).hasSize(1));
        assertThat(desktop.calls.getFirst().body()).isEqualTo("1 < 2 & so on");
        assertThat(desktop.calls.getFirst().actions()).isEmpty();
    }

    @Test
    void unsupportedFieldsAreNotSent() {
        FakeNotifications desktop = desktop();

        show(rama, "Rama", "Are you there?");

        Await.until(() -> assertThat(desktop.calls).hasSize(1));
        assertThat(desktop.calls.getFirst().body()).isEmpty();
    }

    @Test
    void aClickOpensThatChat() {
        FakeNotifications desktop = desktop("actions", "body");
        show(rama, "Rama", "One");
        show(sita, "Sita", "Two");
        Await.until(() -> assertThat(desktop.calls).hasSize(2));

        desktop.click(desktop.calls.get(1).id());
        desktop.click(desktop.calls.get(0).id());
        desktop.click(4711);

        Await.until(() -> assertThat(clicked).containsExactly(Optional.of(sita), Optional.of(rama)));
    }

    @Test
    void fiveMessagesOfOnePersonAreOneNotification() {
        FakeNotifications desktop = desktop("actions", "body");

        for (int i = 1; i <= 5; i++) {
            show(rama, i + " new messages from Rama", "Message " + i);
        }

        Await.until(() -> assertThat(desktop.calls).hasSize(5));
        long id = desktop.calls.getFirst().id();
        assertThat(desktop.calls).extracting(Call::replaces).containsExactly(0L, id, id, id, id);
    }

    @Test
    void anExpiredNotificationIsShownAnew() {
        FakeNotifications desktop = desktop("body");
        show(rama, "Rama", "One");
        Await.until(() -> assertThat(desktop.calls).hasSize(1));

        desktop.expire(desktop.calls.getFirst().id());
        Await.until(() -> {
            show(rama, "Rama", "Two");
            assertThat(desktop.calls).filteredOn(call -> call.replaces() == 0).hasSize(2);
        });
    }

    @Test
    void readingTheChatClosesItsNotificationOnly() {
        FakeNotifications desktop = desktop("body");
        show(rama, "Rama", "One");
        show(sita, "Sita", "Two");
        Await.until(() -> assertThat(desktop.calls).hasSize(2));

        Fx.run(() -> notifier.withdraw("rama"));
        Fx.run(() -> notifier.withdraw("rama"));

        Await.until(() -> assertThat(desktop.closed).containsExactly(desktop.calls.getFirst().id()));
        assertThat(toasts.withdrawn).contains("rama");
    }

    @Test
    void vireoShowsItsOwnWhereThereIsNoService() {
        show(rama, "Rama", "Are you there?");

        Await.until(() -> assertThat(toasts.titles()).containsExactly("Rama"));
    }

    @Test
    void vireoShowsItsOwnWhileTheServiceIsAwayAndTheDesktopWhenItIsBack() {
        FakeNotifications first = desktop("body");
        first.end();
        Await.until(() -> assertThat(notifier.ready()).isFalse());
        show(rama, "Rama", "One");
        Await.until(() -> assertThat(toasts.titles()).containsExactly("Rama"));

        FakeNotifications second = desktop("body");
        show(rama, "Rama", "Two");

        Await.until(() -> assertThat(second.calls).hasSize(1));
        assertThat(second.calls.getFirst().replaces()).isZero();
    }

    @Test
    void theDesktopIsUsedAgainAfterTheBusWasRestarted() {
        desktop("body");
        bus.stop();
        Await.until(() -> assertThat(notifier.ready()).isFalse());
        show(rama, "Rama", "One");
        Await.until(() -> assertThat(toasts.titles()).containsExactly("Rama"));

        bus.restart();
        FakeNotifications desktop = desktop("body");
        show(rama, "Rama", "Two");

        Await.until(() -> assertThat(desktop.calls).hasSize(1));
    }

    @Test
    void aServiceThatHangsCostsANoticeAFewSecondsAndTheNextOneNothing() {
        CountDownLatch answering = new CountDownLatch(1);
        FakeNotifications.on(bus, answering, "body");
        Await.until(() -> assertThat(notifier.ready()).isTrue());

        show(rama, "Rama", "One");
        Await.until(() -> assertThat(toasts.titles()).containsExactly("Rama"));
        show(sita, "Sita", "Two");

        assertThat(toasts.titles()).containsExactly("Rama", "Sita");
        answering.countDown();
    }

    private FakeNotifications desktop(String... capabilities) {
        FakeNotifications desktop = FakeNotifications.on(bus, capabilities);
        Await.until(() -> assertThat(notifier.ready()).isTrue());
        return desktop;
    }

    private void show(Conversation about, String title, String body) {
        Fx.run(() -> notifier.show(new Notice(Optional.of(about), title, body)));
    }
}
