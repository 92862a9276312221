#!/usr/bin/env bash
# org.nibor.autolink:autolink 0.12.0 (also as commonmark-ext-autolink 0.32.0 uses it): the quotes of most languages become part of a link.
#
# The straight quotes of ASCII and a full stop end a link, and brackets are balanced. The closing quotes of German, English, French and Japanese,
# the ellipsis, full-width brackets and the full stops and commas of Chinese do not: they and the words behind them, where no space follows,
# are taken for a part of the address, so that a click leads to a page that is not there. A name of Mastodon, @rama@example.social, is taken
# for the mail address rama@example.social.
#
# Output seen:
#   "https://example.com/abc"        https://example.com/abc
#   „https://example.com/abc“        https://example.com/abc“
#   “https://example.com/abc”        https://example.com/abc”
#   «https://example.com/abc»        https://example.com/abc»
#   「https://example.com/abc」        https://example.com/abc」
#   （https://example.com/abc）        https://example.com/abc）
#   https://example.com/abc…         https://example.com/abc…
#   https://example.com/abc。好        https://example.com/abc。好
#   @rama@example.social             rama@example.social
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
      <groupId>org.nibor.autolink</groupId>
      <artifactId>autolink</artifactId>
      <version>0.12.0</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib
cat > Links.java <<'JAVA'
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;

class Links {
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String text : new String[] {"\"https://example.com/abc\"", "„https://example.com/abc“", "“https://example.com/abc”",
                "«https://example.com/abc»", "「https://example.com/abc」", "（https://example.com/abc）", "https://example.com/abc…",
                "https://example.com/abc。好", "@rama@example.social"}) {
            for (LinkSpan link : LinkExtractor.builder().build().extractLinks(text)) {
                out.printf("%-32s %s%n", text, text.substring(link.getBeginIndex(), link.getEndIndex()));
            }
        }
    }
}
JAVA
java -Dfile.encoding=UTF-8 -cp 'lib/*' Links.java | tee seen
[ "$(awk '{print $2}' seen | tr '\n' ' ')" = "https://example.com/abc https://example.com/abc“ https://example.com/abc” https://example.com/abc» \
https://example.com/abc」 https://example.com/abc） https://example.com/abc… https://example.com/abc。好 rama@example.social " ]
