package dev.vireo.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.app.state.Talk;
import dev.vireo.app.ui.Fx;
import dev.vireo.app.ui.Pictures;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DatePicker;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import org.junit.jupiter.api.Test;

/** Going to a day of a conversation. */
final class JumpToDateTest {

    private static final LocalDate TODAY = LocalDate.now(Talk.CLOCK);

    @Test
    void aDayFarBackIsAskedForAndItsFirstMessageStandsOut() {
        Talk old = Fx.call(() -> Talk.of(300, 0));
        try (Window window = Window.open(old)) {
            window.jumpToDate().press(KeyCode.UP).press(KeyCode.UP).press(KeyCode.ENTER);
            assertThat(Fx.call(old::openedAt)).isEqualTo(TODAY.minusDays(2).atStartOfDay(Talk.CLOCK.getZone()).toInstant());

            window.meanwhile(office -> office.answerExcerpt(60, 30, 90));
            assertThat(window.shows("older")).isTrue();
            assertThat(window.focused()).as("for the next day").isEqualTo("day");
            Pictures.save(window.stage(), "jump-to-date");

            window.press(KeyCode.ESCAPE);
            assertThat(window.shows("dateBar")).isFalse();
            assertThat(window.shows("older")).isTrue();
            assertThat(window.focused()).isEqualTo("composer");
        }
    }

    @Test
    void whatIsLoadedNeedsNoOffice() {
        Talk old = Fx.call(() -> Talk.of(6, 0));
        try (Window window = Window.open(old)) {
            window.jumpToDate().press(KeyCode.ENTER).press(KeyCode.UP).press(KeyCode.ENTER);
            assertThat(Fx.call(old::openedAt)).isNull();
            assertThat(window.shows("older")).isFalse();
        }
    }

    @Test
    void theDaysToComeCannotBeChosenAndWhatIsNoDayIsSaid() {
        try (Window window = Window.open(() -> Talk.of(6, 0))) {
            window.jumpToDate().press(KeyCode.DOWN);
            assertThat(Fx.call(() -> picker(window).getValue())).isEqualTo(TODAY);

            Fx.run(() -> picker(window).getEditor().setText("soon"));
            window.press(KeyCode.ENTER);
            assertThat(window.shows("dayWrong")).isTrue();
            window.press(KeyCode.UP);
            assertThat(window.shows("dayWrong")).isFalse();
        }
    }

    @Test
    void theBeginningIsOneClickAway() {
        Talk old = Fx.call(() -> Talk.of(300, 0));
        try (Window window = Window.open(old)) {
            window.jumpToDate().click("firstMessage");
            assertThat(Fx.call(old::openedAt)).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void theMenuOfTheChatOffersItAndItsSearch() {
        try (Window window = Window.open(() -> Talk.of(6, 0))) {
            window.click("more");
            ContextMenu menu = Fx.call(() -> (ContextMenu) javafx.stage.Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance).filter(ContextMenu.class::isInstance).findFirst().orElseThrow());
            assertThat(menu.getItems()).extracting(MenuItem::getId).startsWith("find-here", "jump-to-date");
            Fx.run(() -> menu.getItems().get(1).fire());
            window.draw();
            assertThat(window.shows("dateBar")).isTrue();
            Fx.run(() -> menu.getItems().getFirst().fire());
            window.draw();
            assertThat(window.shows("dateBar")).as("one at a time").isFalse();
            assertThat(window.shows("chatSearch")).isTrue();
        }
    }

    @Test
    void theCalendarIsInTheTheme() {
        try (Window window = Window.open(() -> Talk.of(6, 0))) {
            window.jumpToDate();
            Fx.run(() -> picker(window).show());
            window.draw();
            PopupWindow calendar = Fx.call(() -> (PopupWindow) javafx.stage.Window.getWindows().stream()
                    .filter(PopupWindow.class::isInstance).findFirst().orElseThrow());
            assertThat(Fx.call(() -> calendar.getScene().getRoot().lookupAll(".day-cell").size())).isGreaterThan(28);
            Fx.run(() -> {
                Pictures.save(calendar.getScene().getRoot(), "calendar", 1);
                picker(window).hide();
            });
        }
    }

    private static DatePicker picker(Window window) {
        return (DatePicker) window.stage().getScene().lookup("#day");
    }
}
