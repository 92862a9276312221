package dev.vireo.server.work;

import dev.vireo.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs work of one kind that takes tens of milliseconds of processor time and megabytes of memory, such as password hashes,
 * pictures and searches, on a few platform threads. On virtual threads it would occupy the carriers, and with them every other
 * request, and nothing would bound the memory that all of it takes at once. Each kind has threads of its own, at most half as
 * many as there are processors, so that no kind waits for another and the rest is left for messages. When too much is waiting,
 * more is refused with 503.
 */
public final class HeavyWork implements AutoCloseable {

    private static final int WAITING = 64;
    /** How long to wait for the result, including the time in the queue. */
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final int threads;
    private final ThreadPoolExecutor executor;

    /** @param name of the threads */
    public HeavyWork(String name) {
        threads = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);
        executor = new ThreadPoolExecutor(threads, threads, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING),
                Thread.ofPlatform().name(name + "-", 0).daemon().factory());
        executor.allowCoreThreadTimeOut(true);
    }

    public <T> T run(Callable<T> work) {
        return await(submit(work));
    }

    /** Starts work whose result is needed later. */
    public <T> Supplier<T> begin(Callable<T> work) {
        Future<T> future = submit(work);
        return () -> await(future);
    }

    /** Runs many tasks, a few at a time, so that other work can run in between. */
    public <T> List<T> runAll(List<? extends Callable<T>> works) {
        List<T> results = new ArrayList<>(works.size());
        for (int from = 0; from < works.size(); from += threads) {
            List<Future<T>> few = works.subList(from, Math.min(from + threads, works.size())).stream()
                    .map(this::submit)
                    .toList();
            few.forEach(future -> results.add(await(future)));
        }
        return results;
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return executor.submit(work);
        } catch (RejectedExecutionException e) {
            throw ProblemException.busy();
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw ProblemException.busy();
        } catch (CancellationException e) {
            throw ProblemException.stopping();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.stopping();
        }
    }

    /** Refuses waiting work. Running work is not interrupted, since H2 would close its file. */
    @Override
    public void close() {
        executor.shutdown();
        List<Runnable> waiting = new ArrayList<>();
        executor.getQueue().drainTo(waiting);
        waiting.forEach(work -> ((Future<?>) work).cancel(false));
    }
}
