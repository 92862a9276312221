package dev.vireo.app.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;

/** A beat draws little, and still moves smoothly. */
final class BeatTest {

    private static final int PILL = 28;
    private static final int WHOLE = PILL + 2 * Halo.REACH;

    @Test
    void aBeatHasAtMost20PicturesAndNeverMoreThan20ASecond() {
        assertThat(Beat.STEPS).isLessThanOrEqualTo(20);
        assertThat(IntStream.range(0, Beat.STEPS)).allMatch(step -> untilNextAfter(step) >= TimeUnit.MILLISECONDS.toNanos(50));
    }

    @Test
    void eachMomentOfABeatBelongsToOnePicture() {
        for (int step = 0; step < Beat.STEPS; step++) {
            assertThat(Beat.step(Beat.phaseOf(step))).isEqualTo(step);
            assertThat(Beat.step(Beat.phaseOf(step) - 1e-6)).isEqualTo(Math.max(0, step - 1));
        }
        assertThat(Beat.step(0.999_999)).isEqualTo(Beat.STEPS - 1);
    }

    @Test
    void theWaitForTheNextPictureEndsWhereItBegins() {
        for (long begin : new long[] {0, 5 * Beat.LENGTH, -3 * Beat.LENGTH}) {
            long now = begin;
            for (int step = 1; step <= Beat.STEPS; step++) {
                now += Beat.untilNext(now);
                assertThat(Beat.step(Beat.phase(now))).isEqualTo(step % Beat.STEPS);
                assertThat(Beat.untilNext(now - 1)).isEqualTo(1);
            }
            assertThat(now).as("one beat later").isEqualTo(begin + Beat.LENGTH);
        }
    }

    @Test
    void allBadgesOfASizeShareThePicturesOfABeat() {
        Set<Image> drawn = Collections.newSetFromMap(new IdentityHashMap<>());
        Fx.run(() -> {
            Halo halo = new Halo();
            for (int badge = 0; badge < 3; badge++) {
                for (double phase = 0; phase < 1; phase += 0.001) {
                    drawn.add(halo.of(PILL, PILL, 1, phase));
                }
            }
        });
        assertThat(drawn).hasSize(Beat.STEPS);
    }

    /** Every pixel of a picture is a pixel of the window that is drawn anew, with all that lies beneath. */
    @Test
    void aBeatRedrawsOnlyAsFarAsTheGlowReaches() {
        List<Image> beat = pictures();
        assertThat(beat).allMatch(image -> image.getWidth() <= WHOLE && image.getHeight() <= WHOLE);
        double redrawn = beat.stream().mapToDouble(image -> image.getWidth() * image.getHeight()).average().orElseThrow();
        assertThat(redrawn).isLessThan(0.75 * WHOLE * WHOLE);
    }

    /** Of 255 levels on white. Twenty pictures a second at equal intervals have a largest mean step of 2.4. */
    @Test
    void noStepChangesMuchMoreThanTheOthers() {
        List<Image> beat = pictures();
        for (int step = 0; step < Beat.STEPS; step++) {
            Image now = beat.get(step);
            Image next = beat.get((step + 1) % Beat.STEPS);
            double[] changes = IntStream.range(0, WHOLE * WHOLE)
                    .filter(at -> Math.hypot(at % WHOLE + 0.5 - WHOLE / 2.0, at / WHOLE + 0.5 - WHOLE / 2.0) > PILL / 2.0)
                    .mapToDouble(at -> Math.abs(redOnWhite(now, at) - redOnWhite(next, at))).toArray();
            assertThat(DoubleStream.of(changes).sum() / (WHOLE * WHOLE)).as("mean change after picture %d", step).isCloseTo(1.7,
                    within(1.5));
            assertThat(DoubleStream.of(changes)).as("changes after picture %d", step).allMatch(change -> change < 105);
        }
    }

    private static List<Image> pictures() {
        return Fx.call(() -> {
            Halo halo = new Halo();
            return IntStream.range(0, Beat.STEPS).mapToObj(step -> halo.of(PILL, PILL, 1, Beat.phaseOf(step))).toList();
        });
    }

    /** Green takes most of the red away. */
    private static double redOnWhite(Image image, int at) {
        int x = at % WHOLE - (WHOLE - (int) image.getWidth()) / 2;
        int y = at / WHOLE - (WHOLE - (int) image.getHeight()) / 2;
        if (x < 0 || y < 0 || x >= image.getWidth() || y >= image.getHeight()) {
            return 255;
        }
        int argb = image.getPixelReader().getArgb(x, y);
        double alpha = (argb >>> 24) / 255.0;
        return (argb >> 16 & 0xff) * alpha + 255 * (1 - alpha);
    }

    private static long untilNextAfter(int step) {
        return Beat.untilNext(Math.round(Beat.phaseOf(step) * Beat.LENGTH));
    }
}
