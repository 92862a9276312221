package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PulseBadgeTest {

    private Motion motion = Fx.call(Motion::new);
    private BadgeClock clock = new BadgeClock(motion);
    private List<PulseBadge> badges = List.of();
    private HBox row = new HBox();
    private Stage stage = Fx.call(Stage::new);

    @BeforeEach
    void openAWindowWithThreeBadges() {
        Fx.run(() -> {
            badges = IntStream.range(0, 3).mapToObj(i -> new PulseBadge(clock, PulseBadge.BadgeSize.values()[i])).toList();
            row = new HBox(40);
            row.getChildren().addAll(badges);
            Scene scene = new Scene(row, 300, 100);
            new Theme().apply(scene);
            stage.setScene(scene);
            stage.show();
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
    }

    @Test
    void aBadgeShowsUpTo99AndHidesAt0() {
        assertThat(badges).noneMatch(PulseBadge::isVisible);
        assertThat(wordsAt(1)).isEqualTo("1");
        assertThat(wordsAt(99)).isEqualTo("99");
        assertThat(wordsAt(100)).isEqualTo("99+");
        assertThat(badges.getFirst().getAccessibleText()).isEqualTo("100 unread messages");
        count(0);
        assertThat(badges).noneMatch(PulseBadge::isVisible);
    }

    @Test
    void allBadgesBeatTogether() {
        count(3);
        Fx.await(() -> badges.getFirst().phase() > 0);
        Fx.run(() -> assertThat(badges).extracting(PulseBadge::phase).containsOnly(badges.getFirst().phase()));
        assertThat(clock.showing()).isEqualTo(3);
    }

    @Test
    void aBadgeThatComesLaterFallsIntoStep() {
        count(3);
        PulseBadge late = Fx.call(() -> {
            PulseBadge badge = new PulseBadge(clock, PulseBadge.BadgeSize.SMALL);
            badge.countProperty().set(1);
            row.getChildren().add(badge);
            row.applyCss();
            row.layout();
            assertThat(halo(badge).getImage()).isSameAs(halo(badges.getFirst()).getImage());
            return badge;
        });
        Fx.await(() -> late.phase() > 0 && late.phase() == badges.getFirst().phase());
    }

    @Test
    void theClockStandsStillWhileNothingIsUnread() {
        assertThat(clock.running()).isFalse();
        count(1);
        assertThat(clock.running()).isTrue();
        count(0);
        assertThat(clock.running()).isFalse();
    }

    @Test
    void theClockStandsStillWhileTheWindowIsMinimisedOrHidden() {
        count(1);
        Fx.run(() -> stage.setIconified(true));
        Fx.await(() -> !clock.running());
        Fx.run(() -> stage.setIconified(false));
        Fx.await(clock::running);
        Fx.run(stage::hide);
        assertThat(clock.running()).isFalse();
        Fx.run(stage::show);
        assertThat(clock.running()).isTrue();
    }

    @Test
    void aBadgeTakenOutOfItsWindowStopsTheClock() {
        count(1);
        Fx.run(() -> row.getChildren().clear());
        assertThat(clock.running()).isFalse();
        assertThat(clock.showing()).isZero();
    }

    @Test
    void withReducedMotionTheBadgeRests() {
        count(1);
        Fx.run(() -> motion.wishedProperty().set(true));
        assertThat(clock.running()).isFalse();
        assertThat(Fx.call(() -> alpha(0))).isLessThan(0.5);
        assertThat(badges.getFirst().isVisible()).isTrue();
        Fx.run(() -> motion.wishedProperty().set(false));
        assertThat(clock.running()).isTrue();
    }

    @Test
    void theRingGrowsTo10PixelsWhileItFadesUntil70PercentOfTheBeat() {
        count(1);
        Fx.run(() -> {
            PulseBadge badge = badges.getFirst();
            badge.beat(0);
            assertThat(alpha(2)).isLessThan(0.4);
            badge.beat(0.36);
            assertThat(alpha(3)).isBetween(0.4, 0.75);
            assertThat(alpha(3) - alpha(12)).as("the ring's edge").isGreaterThan(0.2);
            badge.beat(0.6);
            assertThat(alpha(9) - alpha(12)).as("the ring's edge").isGreaterThan(0.05);
        });
    }

    @Test
    void theGlowBreathesFrom5To30Pixels() {
        count(1);
        Fx.run(() -> {
            badges.getFirst().beat(0);
            assertThat(reachOfGlow()).isBetween(3, 9);
            badges.getFirst().beat(0.5);
            assertThat(reachOfGlow()).isBetween(20, 30);
        });
    }

    @Test
    void eachStepOfTheBeatIsDrawnOnceForAllBadgesOfASize() {
        count(1);
        Fx.run(() -> {
            PulseBadge badge = badges.getFirst();
            badge.beat(0.3);
            Image drawn = halo(badge).getImage();
            badge.beat(0.7);
            assertThat(halo(badge).getImage()).isNotSameAs(drawn);
            badge.beat(0.29);
            assertThat(halo(badge).getImage()).isSameAs(drawn);
        });
    }

    @Test
    void theHaloIsDrawnFinelyForAScreenOf200Percent() {
        Fx.run(() -> {
            Image coarse = new Halo().of(20, 18, 1, 0.4);
            Image fine = new Halo().of(20, 18, 2, 0.4);
            assertThat(fine.getWidth()).isEqualTo(2 * coarse.getWidth());
            for (int x = 0; x < (int) coarse.getWidth(); x++) {
                assertThat(fine.getPixelReader().getColor(2 * x, (int) fine.getHeight() / 2).getOpacity())
                        .isCloseTo(coarse.getPixelReader().getColor(x, (int) coarse.getHeight() / 2).getOpacity(), within(0.4));
            }
        });
    }

    @Test
    void theHaloIsCentredOnItsPillInEachPicture() {
        count(1);
        Fx.run(() -> {
            PulseBadge badge = badges.getLast();
            for (int step = 0; step < Beat.STEPS; step++) {
                badge.beat(Beat.phaseOf(step));
                assertThat(halo(badge).getBoundsInParent().getCenterX()).isEqualTo(badge.getWidth() / 2);
                assertThat(halo(badge).getBoundsInParent().getCenterY()).isEqualTo(badge.getHeight() / 2);
            }
        });
    }

    @Test
    void ringAndGlowTouchNeitherLayoutNorMouse() {
        count(1);
        Fx.run(() -> {
            row.applyCss();
            row.layout();
            PulseBadge badge = badges.getFirst();
            double width = row.prefWidth(-1);
            for (int step = 0; step < Beat.STEPS; step++) {
                badge.beat(Beat.phaseOf(step));
                assertThat(badge.isNeedsLayout() || row.isNeedsLayout()).as("laid out again for picture %d", step).isFalse();
            }
            assertThat(badge.getHeight()).isEqualTo(18);
            assertThat(badge.isMouseTransparent()).isTrue();
            assertThat(row.prefWidth(-1)).isEqualTo(width);
        });
    }

    private void count(int unread) {
        Fx.run(() -> {
            badges.forEach(badge -> badge.countProperty().set(unread));
            row.applyCss();
            row.layout();
        });
    }

    private String wordsAt(int unread) {
        count(unread);
        return ((Label) badges.getFirst().lookup(".pill")).getText();
    }

    private static ImageView halo(PulseBadge badge) {
        return (ImageView) badge.getChildrenUnmodifiable().getFirst();
    }

    /** The opacity of the first badge's halo at a distance to the left of its pill. */
    private double alpha(int pixels) {
        Image image = halo(badges.getFirst()).getImage();
        int x = (int) (image.getWidth() - badges.getFirst().getWidth()) / 2 - 1 - pixels;
        return x < 0 ? 0 : image.getPixelReader().getColor(x, (int) image.getHeight() / 2).getOpacity();
    }

    /** The visible reach of the glow to the left of the pill. */
    private int reachOfGlow() {
        for (int pixels = Halo.REACH - 1; pixels > 0; pixels--) {
            if (alpha(pixels) > 0.01) {
                return pixels + 1;
            }
        }
        return 0;
    }
}
