package dev.vireo.server.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * Tells without Flyway whether a database's tables are exactly those of this version, as nearly all starts find them. Flyway alone
 * would load a thousand classes to say so. It compares what Flyway recorded, checksums included, with the files that Flyway would
 * read. Whatever is not entirely as expected is Flyway's to judge.
 */
final class SchemaHistory {

    private static final String RECORDED = """
            SELECT "version", "description", "type", "checksum", "success" FROM "flyway_schema_history"
            WHERE "type" <> 'TABLE' ORDER BY "installed_rank\"""";
    private static final Pattern VERSIONED = Pattern.compile("V([0-9_]+)__\\w+\\.sql");
    private static final Pattern REPEATABLE = Pattern.compile("R__(\\w+)\\.sql");

    private SchemaHistory() {
    }

    /** @param locations the folders of the migrations on the class path */
    static boolean isCurrent(DataSource connections, List<String> locations) {
        try {
            Map<String, Integer> files = new HashMap<>();
            for (String location : locations) {
                addFiles(location, files);
            }
            return !files.isEmpty() && recorded(connections).filter(files::equals).isPresent();
        } catch (SQLException | IOException | URISyntaxException none) {
            return false;
        }
    }

    /** The checksum of each migration; empty if one is recorded that is not an ordinary, successful one. */
    private static Optional<Map<String, Integer>> recorded(DataSource connections) throws SQLException {
        Map<String, Integer> recorded = new HashMap<>();
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(RECORDED)) {
            while (rows.next()) {
                String version = rows.getString("version");
                // A repeatable one has an entry for each time that it was repeated.
                String key = version == null ? repeatable(rows.getString("description")) : versioned(version);
                Integer earlier = recorded.put(key, rows.getInt("checksum"));
                if (!"SQL".equals(rows.getString("type")) || !rows.getBoolean("success") || version != null && earlier != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(recorded);
    }

    private static String versioned(String version) {
        return "V " + version;
    }

    private static String repeatable(String description) {
        return "R " + description;
    }

    /** Lists the folder itself, in the jar or beside the classes: no library would do so without reading every jar. */
    private static void addFiles(String location, Map<String, Integer> files) throws IOException, URISyntaxException {
        Path home = Path.of(SchemaHistory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(home)) {
            try (Stream<Path> all = Files.list(home.resolve(location))) {
                for (Path each : all.toList()) {
                    try (InputStream in = Files.newInputStream(each)) {
                        add(each.getFileName().toString(), in, files);
                    }
                }
            }
            return;
        }
        try (JarFile jar = new JarFile(home.toFile(), false)) {
            String prefix = location + "/";
            for (JarEntry each : jar.stream().filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory()).toList()) {
                try (InputStream in = jar.getInputStream(each)) {
                    add(each.getName().substring(prefix.length()), in, files);
                }
            }
        }
    }

    private static void add(String name, InputStream content, Map<String, Integer> files) throws IOException {
        Matcher versioned = VERSIONED.matcher(name);
        Matcher repeatable = REPEATABLE.matcher(name);
        if (versioned.matches()) {
            files.put(versioned(versioned.group(1).replace('_', '.')), checksum(content));
        } else if (repeatable.matches()) {
            files.put(repeatable(repeatable.group(1).replace('_', ' ')), checksum(content));
        } else {
            throw new IOException(name + " is no migration");
        }
    }

    /** As Flyway makes it: of the lines without their ends. */
    private static int checksum(InputStream content) throws IOException {
        CRC32 sum = new CRC32();
        BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            sum.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return (int) sum.getValue();
    }
}
