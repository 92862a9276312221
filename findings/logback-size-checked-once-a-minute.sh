#!/usr/bin/env bash
# ch.qos.logback:logback-classic 1.5.18: a file of maxFileSize 10KB grows to megabytes, as its size is looked at once a minute.
#
# SizeBasedTriggeringPolicy rolls a file over when it is larger than maxFileSize, but looks at it only every checkIncrement, which is 60 seconds
# if nothing is said. What repeats itself quickly, a failure in a loop, fills the disk far beyond the bound that the configuration states
# in the meantime. With a checkIncrement of 0 seconds the size is looked at before each line.
#
# Output seen:
#   default: 1 file, 4482 KB
#   0 seconds: 4 files, the largest 10 KB
#
# Needs a JDK of 11 or later and Maven with network access to its central repository.
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
      <groupId>ch.qos.logback</groupId>
      <artifactId>logback-classic</artifactId>
      <version>1.5.18</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib
cat > Sizes.java <<'JAVA'
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class Sizes {
    public static void main(String[] arguments) throws Exception {
        File[] files = write("default", "");
        System.out.printf("default: %d file, %d KB%n", files.length, largest(files));
        files = write("zero", "<checkIncrement>0 seconds</checkIncrement>");
        System.out.printf("0 seconds: %d files, the largest %d KB%n", files.length, largest(files));
    }

    private static long largest(File[] files) {
        return Arrays.stream(files).mapToLong(File::length).max().orElse(0) / 1024;
    }

    private static File[] write(String folder, String more) throws Exception {
        String settings = "<configuration><appender name='file' class='ch.qos.logback.core.rolling.RollingFileAppender'>"
                + "<file>" + folder + "/a.log</file>"
                + "<rollingPolicy class='ch.qos.logback.core.rolling.FixedWindowRollingPolicy'>"
                + "<fileNamePattern>" + folder + "/a.%i.log</fileNamePattern><maxIndex>3</maxIndex></rollingPolicy>"
                + "<triggeringPolicy class='ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy'>"
                + "<maxFileSize>10KB</maxFileSize>" + more + "</triggeringPolicy>"
                + "<encoder><pattern>%msg%n</pattern></encoder></appender>"
                + "<root level='INFO'><appender-ref ref='file'/></root></configuration>";
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 45_000; i++) {
            context.getLogger("a").warn("x".repeat(101));
        }
        context.stop();
        return new File(folder).listFiles();
    }
}
JAVA
java -cp 'lib/*' Sizes.java | tee seen
read -r _ files _ size _ < <(head -1 seen)
[ "$files" = 1 ] && [ "$size" -gt 1000 ]
[ "$(tail -1 seen)" = "0 seconds: 4 files, the largest 10 KB" ]
