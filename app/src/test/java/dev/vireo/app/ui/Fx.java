package dev.vireo.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Window;
import org.testfx.api.FxToolkit;

/** For tests: the FX thread, started when first needed. */
public final class Fx {

    private static final long PATIENCE_SECONDS = 60;
    private static final int WORDS = 60;

    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    static {
        UncaughtExceptions.forgetThoseOfLibraries();
    }

    private Fx() {
    }

    /** Runs this on the FX thread and hands back its result or its failure. */
    public static <T> T call(Callable<T> work) {
        try {
            FxToolkit.registerPrimaryStage();
            if (BEGUN.compareAndSet(false, true)) {
                // As in Vireo: on Linux, what JavaFX shapes never finds a typeface that is loaded after the first shaped text.
                Platform.runLater(Theme::new);
            }
            if (Platform.isFxApplicationThread()) {
                return work.call();
            }
            CompletableFuture<T> result = new CompletableFuture<>();
            Platform.runLater(() -> {
                try {
                    result.complete(work.call());
                } catch (Throwable e) {
                    result.completeExceptionally(e);
                }
            });
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Presses a button, as soon as it is there and can be pressed. For tests of what it does; the mouse is {@code FxRobot}'s. */
    public static void fire(Scene scene, String css) {
        await(() -> scene.lookup(css) instanceof ButtonBase button && button.isVisible() && !button.isDisabled());
        run(() -> ((ButtonBase) scene.lookup(css)).fire());
    }

    /** Gives the keyboard to a control, as soon as it is there. */
    public static void focus(Scene scene, String css) {
        await(() -> scene.lookup(css) != null);
        run(() -> {
            scene.getWindow().requestFocus();
            scene.lookup(css).requestFocus();
        });
    }

    /** Waits until this holds on the FX thread, asked once per pulse of the queue. */
    public static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + PATIENCE_SECONDS + " s; on the screen: " + call(Fx::words));
            }
            pause();
        }
    }

    /** What can be read in the open windows, for whoever finds out why a test failed. */
    private static String words() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null)
                .flatMap(window -> words(window.getScene().getRoot()))
                .distinct()
                .limit(WORDS)
                .collect(Collectors.joining(" | "));
    }

    private static Stream<String> words(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        Stream<String> own = node instanceof Labeled label && label.getText() != null && !label.getText().isBlank()
                ? Stream.of(label.getText() + (label.isDisabled() ? " (off)" : "")) : Stream.empty();
        return node instanceof Parent parent ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(Fx::words)) : own;
    }

    /** Returns when what was changed is laid out, and windows are where they were put. */
    public static void pulse() {
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        AnimationTimer next = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                begun.complete(true);
            }
        };
        run(next::start);
        begun.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        // It ends before anything else has its turn on that thread.
        run(() -> {});
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(15, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
