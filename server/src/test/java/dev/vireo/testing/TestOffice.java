package dev.vireo.testing;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.OfficeRole;
import dev.vireo.protocol.Requests;
import dev.vireo.server.Config;
import dev.vireo.server.VireoServer;
import dev.vireo.server.account.PasswordCost;
import dev.vireo.server.channel.ChannelQuota;
import dev.vireo.server.http.RequestLimits;
import dev.vireo.server.tls.KeyTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/**
 * A real server on a free port with an office in a temporary folder. It is set up and has the cast: Shyam, its owner; Sita, an
 * admin; Rama and Lakshman, members. All have {@link #PASSWORD}.
 */
public final class TestOffice implements AutoCloseable {

    public static final String PASSWORD = "the same for everybody";
    /** At the usual cost, hashing took most of the tests' processor time. */
    public static final PasswordCost CHEAP_PASSWORDS = new PasswordCost(64, 1);
    public static final String NAME = "Ayodhya";

    private final Path folder;
    /** Empty for the file in the folder. */
    private final String database;
    private final UnaryOperator<Config> settings;
    private final InstantSource clock;
    private final Map<String, String> tokens;
    private VireoServer server;

    private TestOffice(UnaryOperator<Config> settings, InstantSource clock) {
        this(TestPostgres.isWanted() ? TestPostgres.freshDatabase() : "", settings, clock, new ConcurrentHashMap<>());
    }

    private TestOffice(String database, UnaryOperator<Config> settings, InstantSource clock, Map<String, String> tokens) {
        this.folder = temporaryFolder();
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.tokens = tokens;
        start(0);
    }

    /** The first server of an office that has its cast and may have several. */
    static TestOffice node(String database, UnaryOperator<Config> settings) {
        return withCast(new TestOffice(database, settings, InstantSource.system(), new ConcurrentHashMap<>()));
    }

    /** One more server of the same office, with a folder of its own. */
    TestOffice anotherNode() {
        return new TestOffice(database, settings, clock, tokens);
    }

    /** The office with its cast. */
    public static TestOffice open() {
        return open(UnaryOperator.identity());
    }

    public static TestOffice open(UnaryOperator<Config> settings) {
        return withCast(openEmpty(settings));
    }

    /** @param clock what the office's times are taken from */
    public static TestOffice open(InstantSource clock) {
        return open(UnaryOperator.identity(), clock);
    }

    public static TestOffice open(UnaryOperator<Config> settings, InstantSource clock) {
        return withCast(new TestOffice(settings, clock));
    }

    /** The office with its cast, on PostgreSQL whatever the others are on. */
    public static TestOffice onPostgres() {
        return node(TestPostgres.freshDatabase(), UnaryOperator.identity());
    }

    private static TestOffice withCast(TestOffice office) {
        office.setUp();
        office.add(person("sita", "Sita", OfficeRole.ADMIN), person("rama", "Rama", OfficeRole.MEMBER),
                person("lakshman", "Lakshman", OfficeRole.MEMBER));
        return office;
    }

    /** A server on its first run, not set up. */
    public static TestOffice openEmpty(UnaryOperator<Config> settings) {
        return new TestOffice(settings, InstantSource.system());
    }

    private void setUp() {
        Requests.Setup request = new Requests.Setup(server.setupCode().orElseThrow(), NAME, "shyam", "Shyam", PASSWORD);
        tokens.put("shyam", anybody().post("/api/v1/setup", request).as(Answers.SignedIn.class).token());
    }

    public static Requests.NewUser person(String username, String displayName, OfficeRole role) {
        return new Requests.NewUser(username, displayName, "", "", role, PASSWORD);
    }

    /** Adds people, each with an access token. */
    public void add(Requests.NewUser... people) {
        as("shyam").post("/api/v1/users", List.of(people)).as(Answers.UserList.class);
        for (Requests.NewUser person : people) {
            tokens.put(person.username(), issueToken(person.username()));
        }
    }

    /** A further access token for somebody, put past the server: to sign in first, as one has to, costs a password's hash. */
    public String issueToken(String username) {
        String id = UUID.randomUUID().toString().replace("-", "");
        String token = "vireo_" + (id + id).substring(0, 43);
        try {
            Rows.change(databaseUrl(), "INSERT INTO session (id, username, token_hash, kind, name, created_at, last_used_at) VALUES ('"
                    + id + "', '" + username + "', '" + sha256(token) + "', 'token', 'test', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return token;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs somebody in on one more device. @return its token */
    public String signIn(String username) {
        return anybody().post("/api/v1/session", new Requests.SignIn(username, PASSWORD)).as(Answers.SignedIn.class).token();
    }

    /** Somebody of the cast, or added later. */
    public Http as(String username) {
        return with(token(username));
    }

    public Http with(String token) {
        return new Http(address(), token);
    }

    /** Without a token. */
    public Http anybody() {
        return new Http(address(), null);
    }

    public String token(String username) {
        return tokens.get(username);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The same port, as other computers reach it; of a server that is told to use TLS. */
    public URI encryptedAddress() {
        return URI.create("https://127.0.0.1:" + server.port());
    }

    /** @param encrypted by TLS, as from other computers, or not, as from this one */
    public URI address(boolean encrypted) {
        return encrypted ? encryptedAddress() : address();
    }

    /** Trusts this server by its key. */
    public SSLContext trust() {
        return KeyTrust.in(server.fingerprint());
    }

    public Path folder() {
        return folder;
    }

    /** Lets the server do at once what it otherwise does now and then. */
    public void tidyUp() {
        server.tidyUp();
    }

    public VireoServer server() {
        return server;
    }

    /** Loses what was uploaded and no message took yet, as a backup does that is older. */
    public void forgetUploads() throws SQLException {
        Rows.change(databaseUrl(), "DELETE FROM attachment WHERE message_id IS NULL");
    }

    /** How many rows there are. @param from a table, or one with its condition */
    public long count(String from) throws SQLException {
        return Rows.count(databaseUrl(), from);
    }

    /** Whether what is stored of the log still has this text somewhere, once what was deleted is tidied up. */
    public boolean isInLog(String text) throws SQLException, IOException {
        if (!database.isEmpty()) {
            return count("log_entry WHERE data LIKE '%" + text + "%'") > 0;
        }
        tidyUp();
        try (Stream<Path> files = Files.list(folder.resolve("entries"))) {
            for (Path each : files.toList()) {
                if (new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return count("log_replaced WHERE data LIKE '%" + text + "%'") > 0;
    }

    /** Where the office's database is, as an administrator names it. */
    public String databaseUrl() {
        return database.isEmpty() ? "jdbc:h2:file:" + folder.resolve("office").toAbsolutePath() + ";USER=vireo" : database;
    }

    /** Lets nobody have the database until the answer is closed. */
    public AwayDatabase takeDatabaseAway() throws SQLException {
        return database.isEmpty() ? AwayDatabase.h2(folder.resolve("office").toAbsolutePath().toString())
                : TestPostgres.takeAway(database);
    }

    /** Stops the server and starts it again, with the same office on the same port. */
    public void restart() {
        int port = stop();
        start(port);
    }

    /** @return the port that {@link #start} may take again */
    public int stop() {
        int port = server.port();
        server.close();
        return port;
    }

    public void start(int port) {
        server = VireoServer.start(
                settings.apply(Config.local(folder, port).inDatabase(database).with(RequestLimits.NONE)
                        .with(ChannelQuota.NONE).with(CHEAP_PASSWORDS)),
                clock);
    }

    @Override
    public void close() {
        closeNode();
        if (!database.isEmpty()) {
            TestPostgres.drop(database);
        }
    }

    void closeNode() {
        server.close();
        delete(folder);
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("vireo-office-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> content = Files.walk(folder)) {
            content.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
