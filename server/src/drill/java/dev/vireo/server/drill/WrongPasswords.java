package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Json;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.bench.Latencies;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody tries thousands of passwords from many addresses, while people who were here before sign in. */
record WrongPasswords() implements FileDrill {

    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final String PASSWORD = "mangoes ripen in the month of May";
    private static final String KNOWN_ADDRESS = "192.0.2.7";
    private static final int CONNECTIONS = 64;

    @Override
    public String name() {
        return "10,000 wrong passwords, from 64 connections and as many addresses";
    }

    @Override
    public String promise() {
        return "refused, and slowed down with 429; known people get in; sends meanwhile p99 under 1 s";
    }

    @Override
    public void run(Size size, Findings findings) throws Exception {
        int guesses = size.of(10_000, 100);
        try (FileOffice office = FileOffice.open(size, List.of("--trusted-proxies", "127.0.0.1"))) {
            List<Person> writers = office.gather(8);
            List<String> names = List.of("rama", "sita", "lakshman");
            office.owner().post("/api/v1/users", names.stream()
                    .map(name -> new Requests.NewUser(name, name, null, null, OfficeRole.MEMBER, PASSWORD)).toList())
                    .as(Answers.UserList.class);
            Http anybody = new Http(office.address(), null);
            names.forEach(name -> findings.require(signIn(anybody, name, PASSWORD, KNOWN_ADDRESS).status() == 201, name + " is not known"));
            Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
            AtomicInteger silent = new AtomicInteger();
            int knownIn = 0;
            int knownRefused = 0;
            long slowest = 0;
            try (EvenSenders senders = new EvenSenders(office.node().port(), writers, 10, () -> "Meanwhile")) {
                Await.time(size.seconds(5, 1));
                long began = System.nanoTime();
                CountDownLatch guessing = guess(office, names, guesses, answers, silent);
                for (int i = 0; guessing.getCount() > 0 && System.nanoTime() - began < TIMEOUT.toNanos(); i++) {
                    long asked = System.nanoTime();
                    if (signIn(anybody, names.get(i % names.size()), PASSWORD, KNOWN_ADDRESS).status() == 201) {
                        knownIn++;
                    } else {
                        knownRefused++;
                    }
                    slowest = Math.max(slowest, System.nanoTime() - asked);
                    Await.time(Duration.ofMillis(500));
                }
                long took = System.nanoTime() - began;
                Latencies sent = senders.between(began, began + took);
                findings.see(String.format(Locale.ROOT, "%,d guesses in %.1f s, answered %s; known people got in %d times and not %d "
                        + "times, after %.1f s at most; sends p50 %.0f ms, p99 %.0f ms", guesses, took / 1e9, answers, knownIn,
                        knownRefused,
                        slowest / 1e9, sent.percentile(50), sent.percentile(99)));
                findings.require(knownIn > 0 && knownRefused == 0, "somebody who was here before did not get in");
                findings.require(silent.get() == 0, silent.get() + " refusals did not say when to come back");
                findings.require(answers.keySet().stream().allMatch(status -> status == 401 || status == 429 || status == 503),
                        "a guess was answered with something else");
                findings.judge(sent.percentile(99) < 1_000, "sends took too long meanwhile");
                senders.finish(findings);
            }
        }
    }

    private static CountDownLatch guess(FileOffice office, List<String> names, int guesses, Map<Integer, AtomicInteger> answers,
            AtomicInteger silent) {
        CountDownLatch ended = new CountDownLatch(CONNECTIONS);
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < CONNECTIONS; i++) {
            String address = "198.51.100." + (i + 1);
            Thread.ofVirtual().name("guesser").start(() -> {
                Http http = new Http(office.address(), null);
                try {
                    for (int guess = next.getAndIncrement(); guess < guesses; guess = next.getAndIncrement()) {
                        Answer answer = signIn(http, names.get(guess % names.size()), "wrong password " + guess, address);
                        answers.computeIfAbsent(answer.status(), status -> new AtomicInteger()).incrementAndGet();
                        if (answer.status() != 401 && answer.header("Retry-After").isEmpty()) {
                            silent.incrementAndGet();
                        }
                    }
                } finally {
                    ended.countDown();
                }
            });
        }
        return ended;
    }

    private static Answer signIn(Http http, String username, String password, String address) {
        return http.send("POST", "/api/v1/session", Optional.of("application/json"),
                Json.writeBytes(new Requests.SignIn(username, password)), "X-Forwarded-For", address);
    }
}
