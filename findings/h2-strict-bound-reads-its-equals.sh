#!/usr/bin/env bash
# Package:   com.h2database:h2 (Maven Central), tried: 2.4.240 with JDK 25.
# Behaviour: for "name = 'a' AND unread > 0", H2 enters an index on (name, unread) at 0 and not behind it, reads every row with 0 and drops it
#            again. The plan names the index with both conditions and looks perfect; EXPLAIN ANALYZE shows how many rows were read. Where most
#            rows have the value of the bound, as counters of what is new do, that is the whole table. "unread >= 1" reads only what is found.
# Method:    100,000 rows with 0, one with 1; ask both ways with EXPLAIN ANALYZE, and read scanCount.
# Seen:      unread > 0:  scanCount 100002
#            unread >= 1: scanCount 2
set -euo pipefail

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > Bound.java <<'JAVA'
import java.sql.*;
import java.util.regex.*;

public class Bound {
    public static void main(String[] args) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:bound", "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE thread (id INT PRIMARY KEY, name VARCHAR(10), unread INT)");
            statement.execute("CREATE INDEX thread_unread ON thread (name, unread)");
            statement.execute("INSERT INTO thread SELECT x, 'a', CASE WHEN x = 100001 THEN 1 ELSE 0 END FROM SYSTEM_RANGE(1, 100001)");
            for (String bound : new String[] {"> 0", ">= 1"}) {
                try (ResultSet row = statement.executeQuery("EXPLAIN ANALYZE SELECT id FROM thread WHERE name = 'a' AND unread " + bound)) {
                    row.next();
                    Matcher read = Pattern.compile("THREAD_UNREAD.*?scanCount: (\\d+)", Pattern.DOTALL).matcher(row.getString(1));
                    System.out.println("unread " + bound + ": scanCount " + (read.find() ? read.group(1) : "unknown"));
                }
            }
        }
    }
}
JAVA

mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="com.h2database:h2:2.4.240" -DoutputDirectory="$dir" >/dev/null
seen=$(java -cp h2-2.4.240.jar Bound.java)
echo "$seen"
strict=$(sed -n 's/^unread > 0: scanCount //p' <<<"$seen")
from=$(sed -n 's/^unread >= 1: scanCount //p' <<<"$seen")
[[ $strict -gt 100000 && $from -lt 10 ]] || { echo "the behaviour has changed"; exit 1; }
