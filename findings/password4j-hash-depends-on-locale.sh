#!/usr/bin/env bash
# com.password4j:password4j 1.8.4: a stored hash means something on computers of the same language only.
#
# The text form of an Argon2 hash is written with toLowerCase() and read with toUpperCase(), both in the default locale. On a Turkish
# computer Argon2id becomes $argon2ıd$, with a dotless ı, and no other implementation reads that; elsewhere the right password is
# refused, because the whole text is compared. A hash that was made elsewhere cannot be read on a Turkish one: an exception. The bytes
# of the hash are right everywhere, so Hash.getBytes() and a text form of one's own avoid it.
#
# Output seen:
#   made in en: $argon2id$ checked in en: true
#   made in en: $argon2id$ checked in tr: java.lang.IllegalArgumentException
#   made in tr: $argon2ıd$ checked in tr: true
#   made in tr: $argon2ıd$ checked in en: false
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
      <groupId>com.password4j</groupId>
      <artifactId>password4j</artifactId>
      <version>1.8.4</version>
    </dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies -DoutputDirectory=lib
cat > Locales.java <<'JAVA'
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

class Locales {
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String[] pair : new String[][] {{"en", "en"}, {"en", "tr"}, {"tr", "tr"}, {"tr", "en"}}) {
            Locale.setDefault(Locale.forLanguageTag(pair[0]));
            String stored = Argon2Function.getInstance(256, 2, 1, 32, Argon2.ID).hash("mangoes").getResult();
            Locale.setDefault(Locale.forLanguageTag(pair[1]));
            String checked;
            try {
                checked = "" + Argon2Function.getInstanceFromHash(stored).check("mangoes", stored);
            } catch (RuntimeException e) {
                checked = e.getClass().getName();
            }
            out.println("made in " + pair[0] + ": " + stored.substring(0, 10) + " checked in " + pair[1] + ": " + checked);
        }
    }
}
JAVA
java -cp 'lib/*' Locales.java 2>/dev/null | tee seen
diff seen - <<'SEEN'
made in en: $argon2id$ checked in en: true
made in en: $argon2id$ checked in tr: java.lang.IllegalArgumentException
made in tr: $argon2ıd$ checked in tr: true
made in tr: $argon2ıd$ checked in en: false
SEEN
