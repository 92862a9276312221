package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Await;
import dev.vireo.testing.Http;
import dev.vireo.testing.NodeProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** One office with its servers, each a process of its own, a real PostgreSQL and a real Redis. */
final class Stage implements AutoCloseable {

    private static final String OWNER = "shyam";
    private static final String PASSWORD = "the same for everybody";
    private static final int TOGETHER = 4;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How the servers wake each other. */
    enum Waking { REDIS, POSTGRES }

    /** The connections that can be cut: those of one server to the others. */
    record Wires(Wire toClients, Wire toPostgres, Wire toRedis) {
    }

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Path folder = Files.createTempDirectory("vireo-drill-");
    private final OwnPostgres postgres;
    private final OwnRedis redis;
    private final String database;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Wires> wires = new ArrayList<>();
    private final String ownerToken;
    private int loads;

    private Stage(Size size, int count, Waking waking, boolean wired) throws IOException, SQLException {
        open.push(() -> Folders.delete(folder));
        try {
            postgres = opened(OwnPostgres.open());
            redis = opened(OwnRedis.open());
            database = postgres.freshDatabase();
            for (int i = 0; i < count; i++) {
                nodes.add(wired ? wired(i, size, waking) : opened(new Node(folder.resolve("node-" + i),
                        jvmOptions(size), settings(size, waking, postgres.port(), redis.port()), null)));
            }
            // The first alone, since it makes the tables.
            NodeProcess first = nodes.getFirst().start();
            ownerToken = new Http(first.address(), null)
                    .post("/api/v1/setup", new Requests.Setup(first.setupCode(), "Ayodhya", OWNER, "Shyam", PASSWORD))
                    .as(Answers.SignedIn.class).token();
            for (Node node : nodes.subList(1, count)) {
                node.start();
            }
        } catch (IOException | SQLException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    static Stage open(Size size, int nodes, Waking waking) throws IOException, SQLException {
        return new Stage(size, nodes, waking, false);
    }

    /** Opens a stage with networks that can be cut. */
    static Stage openWired(Size size, int nodes, Waking waking) throws IOException, SQLException {
        return new Stage(size, nodes, waking, true);
    }

    private Node wired(int index, Size size, Waking waking) throws IOException {
        Wires mine = new Wires(opened(new Wire(0)), opened(new Wire(postgres.port())), opened(new Wire(redis.port())));
        wires.add(mine);
        return opened(new Node(folder.resolve("node-" + index), jvmOptions(size),
                settings(size, waking, mine.toPostgres().port(), mine.toRedis().port()), mine.toClients()));
    }

    private static List<String> jvmOptions(Size size) {
        // As docs/administration.md has it for one or two processors, which is all that several servers have here.
        List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        if (size == Size.SHORT) {
            // Starts sooner, but never reaches full speed.
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    private List<String> settings(Size size, Waking waking, int postgresPort, int redisPort) {
        List<String> settings = new ArrayList<>(List.of("--database-url", OwnPostgres.url(postgresPort, database)));
        if (size == Size.SHORT) {
            settings.addAll(List.of("--drain", "1"));
        }
        settings.addAll(switch (waking) {
            case REDIS -> List.of("--backbone", "redis", "--redis-url", "redis://127.0.0.1:" + redisPort);
            case POSTGRES -> List.of("--backbone", "postgres");
        });
        return settings;
    }

    private <T extends AutoCloseable> T opened(T part) {
        open.push(part);
        return part;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The log file of a server. */
    Path log(int node) {
        return folder.resolve("node-" + node).resolve("log");
    }

    Wires wires(int node) {
        return wires.get(node);
    }

    OwnPostgres postgres() {
        return postgres;
    }

    OwnRedis redis() {
        return redis;
    }

    /** Opens another program's connection to the office's database. */
    Connection sql() throws SQLException {
        return postgres.connect(database);
    }

    /** Somebody's own connection to one of the servers. */
    Http at(int node, String token) {
        return new Http(URI.create("http://127.0.0.1:" + nodes.get(node).port()), token);
    }

    /** Asks one of the servers, again while it has no database. */
    Http.Answer get(int node, String token, String path) {
        Http http = at(node, token);
        Http.Answer answer = http.get(path);
        long end = System.nanoTime() + TIMEOUT.toNanos();
        while (answer.status() == 503 && System.nanoTime() < end) {
            Await.time(PAUSE);
            answer = http.get(path);
        }
        return answer;
    }

    /** Waits until every server has its database. */
    void awaitServing() {
        for (int node = 0; node < nodes.size(); node++) {
            get(node, ownerToken, "/api/v1/unread").as(Answers.UnreadCounts.class);
        }
    }

    /** Adds people, four to a channel, spread evenly over the servers. */
    List<Person> gather(int people) {
        awaitServing();
        loads++;
        List<String> names = IntStream.range(0, people).mapToObj(i -> String.format(Locale.ROOT, "member-%d-%03d",
                loads, i)).toList();
        Http owner = at(0, ownerToken);
        owner.post("/api/v1/users", names.stream()
                .map(name -> Requests.NewUser.bot(name, name)).toList()).as(Answers.UserList.class);
        List<Person> gathered = new ArrayList<>();
        for (int from = 0; from < people; from += TOGETHER) {
            List<String> members = names.subList(from, Math.min(people, from + TOGETHER));
            String channel = owner.post("/api/v1/channels", new Requests.NewChannel(ChannelKind.GROUP,
                    "channel-" + loads + "-" + from, null, members)).as(Channel.class).id();
            for (String member : members) {
                String token = owner.post("/api/v1/user/" + member + "/tokens", new Requests.NewToken("drill"))
                        .as(Answers.AccessToken.class).token();
                gathered.add(new Person(member, token, channel, gathered.size() % nodes.size()));
            }
        }
        return gathered;
    }

    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("not everything of the drill was cleared away", failures.getFirst());
        }
    }
}
