#!/usr/bin/env bash
# org.flywaydb:flyway-core 13.12.0: in a jar without entries for its folders, it finds no migrations, and succeeds.
#
# Entries for folders are optional in a jar: tools that pack anew or shrink jars leave them out (zip -D, for one), and classes and
# resources are found as before. Flyway asks the class loader for the folder of the migrations itself, which such a jar on the class
# path does not have. It reports a successful migration, and the first statement that needs a table fails much later.
# failOnMissingLocations makes it an error at once. A URLClassLoader is searched jar by jar, so that tests with one notice nothing.
#
# Output seen:
#   with.jar: resource found: true, success: true, migrations: 1
#   without.jar: resource found: true, success: true, migrations: 0
#   without.jar, failOnMissingLocations: org.flywaydb.core.api.FlywayException
#
# Needs a JDK of 17 or later and Maven with network access to its central repository.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.flywaydb</groupId>
      <artifactId>flyway-core</artifactId>
      <version>13.12.0</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.4.240</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib
cat > Pack.java <<'JAVA'
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

class Pack {
    static void pack(String name, String... entries) throws IOException {
        try (var out = Files.newOutputStream(Path.of(name)); JarOutputStream jar = new JarOutputStream(out)) {
            for (String entry : entries) {
                jar.putNextEntry(new ZipEntry(entry));
                if (entry.endsWith(".sql")) {
                    jar.write("CREATE TABLE message (id INT)".getBytes(StandardCharsets.US_ASCII));
                }
                jar.closeEntry();
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        pack("with.jar", "office/", "office/tables/", "office/tables/V1__first.sql");
        pack("without.jar", "office/tables/V1__first.sql");
    }
}
JAVA
cat > Migrate.java <<'JAVA'
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

class Migrate {
    public static void main(String[] arguments) {
        boolean strict = arguments.length > 1;
        try {
            var result = Flyway.configure().dataSource("jdbc:h2:mem:office", "sa", "").failOnMissingLocations(strict)
                    .locations("classpath:office/tables").load().migrate();
            System.out.println(arguments[0] + ": resource found: "
                    + (ClassLoader.getSystemResource("office/tables/V1__first.sql") != null)
                    + ", success: " + result.success + ", migrations: " + result.migrationsExecuted);
        } catch (FlywayException e) {
            System.out.println(arguments[0] + ", failOnMissingLocations: " + e.getClass().getName());
        }
    }
}
JAVA
java Pack.java
javac -cp 'lib/*' -d classes Migrate.java
for jar in with.jar without.jar; do java -cp "classes:lib/*:$jar" Migrate $jar 2>/dev/null | grep jar: | tee -a seen; done
java -cp 'classes:lib/*:without.jar' Migrate without.jar strict 2>/dev/null | grep jar, | tee -a seen
diff seen - <<'SEEN'
with.jar: resource found: true, success: true, migrations: 1
without.jar: resource found: true, success: true, migrations: 0
without.jar, failOnMissingLocations: org.flywaydb.core.api.FlywayException
SEEN
