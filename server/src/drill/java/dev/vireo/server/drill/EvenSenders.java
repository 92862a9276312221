package dev.vireo.server.drill;

import dev.vireo.server.bench.Latencies;
import dev.vireo.server.bench.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** People who send plain messages as evenly as a clock, each over one connection, and how long each message took from when it was due. */
final class EvenSenders implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final int port;
    private final Supplier<String> text;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Long, Long> times = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    /** @param perSecond of all people together */
    EvenSenders(int port, List<Person> people, double perSecond, Supplier<String> text) {
        this.port = port;
        this.text = text;
        long interval = (long) (people.size() * 1e9 / perSecond);
        long now = System.nanoTime();
        for (int i = 0; i < people.size(); i++) {
            Person person = people.get(i);
            long first = now + i * interval / people.size();
            threads.add(Thread.ofVirtual().name("even-sender").start(() -> run(person, first, interval)));
        }
    }

    private void run(Person person, long first, long interval) {
        try (Sender sender = new Sender(port, person.token(), person.channelId(), TIMEOUT)) {
            for (long due = first; !ended; due += interval) {
                while (System.nanoTime() < due && !ended) {
                    LockSupport.parkNanos(this, due - System.nanoTime());
                }
                Sender.Answer answer = sender.post(person.username() + "-" + due, text.get());
                if (answer.status() != 201) {
                    faults.add(person.username() + " was answered with " + answer.status());
                }
                times.put(due, System.nanoTime() - due);
            }
        } catch (IOException e) {
            if (!ended) {
                faults.add(person.username() + " has no answer: " + e);
            }
        }
    }

    /** How long the messages took that were due between two moments. */
    Latencies between(long from, long to) {
        long[] found = times.entrySet().stream().filter(each -> each.getKey() >= from && each.getKey() < to).mapToLong(Map.Entry::getValue)
                .toArray();
        return Latencies.of(found, 0, found.length);
    }

    /** Sends nothing more, and tells what went wrong. */
    void finish(Findings findings) {
        close();
        findings.faults(List.copyOf(faults));
    }

    @Override
    public void close() {
        ended = true;
        for (Thread thread : threads) {
            try {
                thread.join(TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
