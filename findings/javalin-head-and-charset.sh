#!/usr/bin/env bash
# io.javalin:javalin 7.2.3: HEAD is 200 for what GET says is not there, and a query is read in the character set of the body.
#
# HEAD on a path that has a GET handler never calls the handler: the answer is 200 without a length, also where GET answers 404. Handlers
# for HEAD have to be added one by one. And queryParam() decodes the query in the charset that the request's Content-Type names, although
# that header speaks of the body only: with ISO 8859-1 the same query is another text, and with a name that the JDK does not know the
# answer is 500.
#
# Output seen:
#   GET  /thing/none                       404
#   HEAD /thing/none                       200
#   GET  /echo?q=%C3%BC                    200 ü
#   ... with charset=iso-8859-1            200 Ã¼
#   ... with charset=x-none                500
#
# Needs a JDK of 17 or later, curl, and Maven with network access to its central repository.
set -euo pipefail
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>io.javalin</groupId>
      <artifactId>javalin</artifactId>
      <version>7.2.3</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib
cat > Server.java <<'JAVA'
import io.javalin.Javalin;
import io.javalin.http.NotFoundResponse;
import java.nio.file.Files;
import java.nio.file.Path;

class Server {
    public static void main(String[] arguments) throws Exception {
        Javalin server = Javalin.create(config -> {
            config.routes.get("/thing/{id}", ctx -> {
                throw new NotFoundResponse();
            });
            config.routes.get("/echo", ctx -> ctx.contentType("text/plain; charset=utf-8").result(ctx.queryParam("q")));
        }).start("127.0.0.1", 0);
        Files.writeString(Path.of("port.new"), "" + server.port());
        Files.move(Path.of("port.new"), Path.of("port"));
    }
}
JAVA
java -cp 'lib/*' Server.java >log 2>&1 &
for _ in $(seq 1 300); do [ -f port ] && break; sleep 0.2; done
base=http://127.0.0.1:$(cat port)
status() { curl -s -o answer -w '%{http_code}' "$@"; }
{
  echo "GET  /thing/none                       $(status "$base/thing/none")"
  echo "HEAD /thing/none                       $(status -I "$base/thing/none")"
  echo "GET  /echo?q=%C3%BC                    $(status "$base/echo?q=%C3%BC") $(cat answer)"
  echo "... with charset=iso-8859-1            $(status -H 'Content-Type: text/plain; charset=iso-8859-1' "$base/echo?q=%C3%BC") $(cat answer)"
  echo "... with charset=x-none                $(status -H 'Content-Type: text/plain; charset=x-none' "$base/echo?q=%C3%BC")"
} | tee seen
diff seen - <<'SEEN'
GET  /thing/none                       404
HEAD /thing/none                       200
GET  /echo?q=%C3%BC                    200 ü
... with charset=iso-8859-1            200 Ã¼
... with charset=x-none                500
SEEN
