package dev.vireo.server.drill;

import dev.vireo.protocol.Answers;
import dev.vireo.protocol.Channel;
import dev.vireo.protocol.ChannelKind;
import dev.vireo.protocol.Requests;
import dev.vireo.testing.Http;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** An office in a file, with its people. Its server is a process of its own, which may be killed and started again. */
final class FileOffice implements AutoCloseable {

    private static final String OWNER = "shyam";
    private static final String PASSWORD = "the same for everybody";

    private final Path folder;
    private final Node node;
    private final String ownerToken;
    private int gathered;

    private FileOffice(Path folder, Node node, String ownerToken) {
        this.folder = folder;
        this.node = node;
        this.ownerToken = ownerToken;
    }

    /** @param settings further ones of its server, such as {@code --limits} and a value */
    static FileOffice open(Size size, List<String> settings) throws IOException {
        Path folder = Files.createTempDirectory("vireo-drill-");
        return open(folder, new Node(folder, jvmOptions(size), settings, null));
    }

    /** @param megabytes of heap that its server may use at most */
    static FileOffice open(Size size, int megabytes, List<String> settings) throws IOException {
        Path folder = Files.createTempDirectory("vireo-drill-");
        List<String> options = jvmOptions(size);
        options.add("-Xmx" + megabytes + "m");
        return open(folder, new Node(folder, options, settings, null));
    }

    /** An office whose server's clock may be set. */
    static FileOffice openWith(OfficeTime time, Size size) throws IOException {
        Path folder = Files.createTempDirectory("vireo-drill-");
        return open(folder, Node.with(ClockedServer.class, folder, time.option(jvmOptions(size))));
    }

    private static FileOffice open(Path folder, Node node) throws IOException {
        try {
            var process = node.start();
            String token = new Http(process.address(), null)
                    .post("/api/v1/setup", new Requests.Setup(process.setupCode(), "Ayodhya", OWNER, "Shyam", PASSWORD))
                    .as(Answers.SignedIn.class).token();
            return new FileOffice(folder, node, token);
        } catch (IOException | RuntimeException | Error e) {
            node.close();
            Folders.delete(folder);
            throw e;
        }
    }

    static List<String> jvmOptions(Size size) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
        if (size == Size.SHORT) {
            // Starts sooner, but never reaches full speed.
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }

    /** Adds people, four to a channel. All are bots: nobody's password has to be hashed. */
    List<Person> gather(int people) {
        List<Person> all = new ArrayList<>();
        int first = gathered;
        gathered += people;
        List<String> names = IntStream.range(first, gathered).mapToObj(i -> String.format(Locale.ROOT, "member-%05d", i)).toList();
        for (int from = 0; from < people; from += 1_000) {
            owner().post("/api/v1/users", names.subList(from, Math.min(people, from + 1_000)).stream()
                    .map(name -> Requests.NewUser.bot(name, name)).toList()).as(Answers.UserList.class);
        }
        for (int from = 0; from < people; from += 4) {
            List<String> members = names.subList(from, Math.min(people, from + 4));
            String channel = owner().post("/api/v1/channels",
                    new Requests.NewChannel(ChannelKind.GROUP, "channel-" + first + "-" + from, null, members))
                    .as(Channel.class).id();
            for (String member : members) {
                all.add(new Person(member, tokenOf(member), channel, 0));
            }
        }
        return all;
    }

    String tokenOf(String username) {
        return owner().post("/api/v1/user/" + username + "/tokens", new Requests.NewToken("drill"))
                .as(Answers.AccessToken.class).token();
    }

    Http owner() {
        return as(ownerToken);
    }

    String ownerToken() {
        return ownerToken;
    }

    /** To the server as it runs now. */
    Http as(String token) {
        return new Http(address(), token);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + node.port());
    }

    Node node() {
        return node;
    }

    Path folder() {
        return folder;
    }

    /** Starts the server again. @return how long it took until it answered from its database */
    Duration start() throws IOException {
        long began = System.nanoTime();
        node.start();
        owner().get("/api/v1/unread").as(Answers.UnreadCounts.class);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public void close() throws IOException {
        node.close();
        Folders.delete(folder);
    }
}
