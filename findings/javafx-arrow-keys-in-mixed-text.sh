#!/usr/bin/env bash
# Package:   org.openjfx:javafx-controls 26.0.2 (Maven Central) with JDK 25 on Linux.
# Behaviour: in a TextField or TextArea whose text runs in both directions, the arrow keys do not move the caret. For such text JavaFX moves
#            it in the order on the screen: it finds the character beside the caret, decides which of its sides to go to, and then
#            goes to HitInfo.getInsertionIndex(), which is the side where the caret stands already. Text of one direction is fine.
# Method:    a caret at the beginning, and eight presses of the right arrow key, each in a frame of its own.
# Seen:      field, Latin:            1 2 3 4 5 6 7 8
#            area,  Latin:            1 2 3 4 5 6 7 8
#            field, Latin and Hebrew: 0 1 1 1 1 1 1 1
#            area,  Latin and Hebrew: 0 0 0 0 0 0 0 0
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
    <dependency><groupId>org.openjfx</groupId><artifactId>javafx-controls</artifactId><version>26.0.2</version></dependency>
  </dependencies>
</project>
XML
mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory=lib

cat > Arrows.java <<'JAVA'
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

public class Arrows {
    private static final String LATIN = "one two three";
    private static final String BOTH = "one \u05d0\u05d1\u05d2 two";

    public static class App extends Application {
        private final Map<String, TextInputControl> fields = new LinkedHashMap<>();
        private final Map<String, List<Integer>> places = new LinkedHashMap<>();

        @Override
        public void start(Stage stage) {
            fields.put("field, Latin:           ", new TextField(LATIN));
            fields.put("area,  Latin:           ", new TextArea(LATIN));
            fields.put("field, Latin and Hebrew:", new TextField(BOTH));
            fields.put("area,  Latin and Hebrew:", new TextArea(BOTH));
            VBox box = new VBox();
            box.getChildren().addAll(fields.values());
            stage.setScene(new Scene(box, 400, 600));
            stage.show();
            fields.keySet().forEach(name -> places.put(name, new ArrayList<>()));
            Timeline presses = new Timeline(new KeyFrame(Duration.millis(150), frame -> press()));
            presses.setCycleCount(8);
            presses.setOnFinished(done -> end());
            presses.play();
        }

        private void press() {
            fields.forEach((name, field) -> {
                if (places.get(name).isEmpty()) {
                    field.home();
                }
                Event.fireEvent(field, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
                places.get(name).add(field.getCaretPosition());
            });
        }

        private void end() {
            places.forEach((name, seen) ->
                    System.out.println(name + " " + seen.stream().map(String::valueOf).collect(Collectors.joining(" "))));
            boolean same = places.entrySet().stream().allMatch(each -> (each.getValue().getLast() == 8) != each.getKey().contains("Hebrew"));
            if (!same) {
                System.out.println("Changed");
            }
            Platform.exit();
            System.exit(same ? 0 : 1);
        }
    }

    public static void main(String[] args) {
        Application.launch(App.class, args);
    }
}
JAVA
javac -cp 'lib/*' Arrows.java
java --enable-native-access=ALL-UNNAMED -Dglass.platform=Headless -Dprism.order=sw -cp '.:lib/*' Arrows 2> /dev/null
