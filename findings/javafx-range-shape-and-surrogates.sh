#!/usr/bin/env bash
# Package:   org.openjfx:javafx-graphics 26.0.2 (Maven Central) with JDK 25 on Linux, where JavaFX shapes text with Pango.
# Behaviour: in a run that is shaped, each surrogate pair counts as one character. Text.caretShape, rangeShape and hitTest are then one
#            character too far for every emoji before them, and so are caret, selection and mouse clicks in a text field. A combining
#            accent causes the shaping here; a zero-width joiner, Hebrew, Arabic or Devanagari do as well. Unshaped runs are right.
#            (PangoGlyphLayout uses Pango's indices, which count code points, as indices of UTF-16.)
# Method:    the word "one" ends the text, so it begins at the text's width minus its own. Compare with what caretShape says.
# Seen:      no emoji, accent: one begins at 10.7, said 10.7
#            1 emoji: one begins at 11.2, said 11.2
#            1 emoji, accent: one begins at 16.8, said 24.7
#            2 emoji, accent: one begins at 23.0, said 38.9
#            (The widths depend on the fonts that are installed.)
set -euo pipefail

PATH="${JAVA_HOME:+$JAVA_HOME/bin:}$PATH"
for tool in mvn javac; do
    command -v "$tool" > /dev/null || { echo "needs $tool (Debian: maven, and a JDK 25)"; exit 2; }
done

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.openjfx</groupId><artifactId>javafx-graphics</artifactId><version>26.0.2</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Positions.java <<'JAVA'
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.shape.MoveTo;
import javafx.scene.text.Text;
import javafx.stage.Stage;

public class Positions {
    private static final String EMOJI = "\uD83C\uDF89";
    private static final String ACCENT = "e\u0301";

    public static class App extends Application {
        @Override
        public void start(Stage stage) {
            boolean seen = !off("no emoji, accent", ACCENT) & !off("1 emoji", EMOJI) & off("1 emoji, accent", EMOJI + ACCENT)
                    & off("2 emoji, accent", EMOJI + EMOJI + ACCENT);
            if (!seen) {
                System.out.println("Changed");
            }
            Platform.exit();
            System.exit(seen ? 0 : 1);
        }

        private static boolean off(String name, String before) {
            Text text = new Text(before + " one");
            double begins = width(text) - width(new Text("one"));
            double said = ((MoveTo) text.caretShape(before.length() + 1, true)[0]).getX();
            System.out.printf(java.util.Locale.ROOT, "%s: one begins at %.1f, said %.1f%n", name, begins, said);
            return Math.abs(begins - said) > 2;
        }

        private static double width(Text text) {
            return text.getLayoutBounds().getWidth();
        }
    }

    public static void main(String[] args) {
        Application.launch(App.class, args);
    }
}
JAVA
javac -cp 'lib/*' Positions.java
java --enable-native-access=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw -cp '.:lib/*' Positions 2> /dev/null
