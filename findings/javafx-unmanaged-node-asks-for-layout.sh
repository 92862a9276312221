#!/usr/bin/env bash
# Package:   org.openjfx:javafx-graphics 26.0.2 (Maven Central) with JDK 25, -Dglass.platform=Headless.
# Behaviour: a node that is not managed stays out of its parent's layout, yet a change of its layoutX or layoutY marks the parent of its
#            parent for another layout pass. A decoration that is moved by layoutX in an animation lays out what is around it in each frame.
#            Its translateX, and the x of a shape or an ImageView, move it without that.
# Method:    an HBox with a Pane in it, and in that an unmanaged Rectangle; after a layout pass one property of the rectangle is changed,
#            then the HBox says whether it needs layout.
# Seen:      layoutX:    true
#            layoutY:    true
#            translateX: false
#            x:          false
#            width:      false
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

cat > Unmanaged.java <<'JAVA'
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;

public class Unmanaged extends Application {

    @Override
    public void start(Stage stage) {
        Map<String, Consumer<Rectangle>> changes = new LinkedHashMap<>();
        changes.put("layoutX:   ", decoration -> decoration.setLayoutX(5));
        changes.put("layoutY:   ", decoration -> decoration.setLayoutY(5));
        changes.put("translateX:", decoration -> decoration.setTranslateX(5));
        changes.put("x:         ", decoration -> decoration.setX(5));
        changes.put("width:     ", decoration -> decoration.setWidth(50));
        boolean seen = true;
        for (Map.Entry<String, Consumer<Rectangle>> change : changes.entrySet()) {
            Rectangle decoration = new Rectangle(20, 20);
            decoration.setManaged(false);
            HBox row = new HBox(new Pane(decoration));
            stage.setScene(new Scene(row, 200, 100));
            stage.show();
            row.applyCss();
            row.layout();
            boolean before = row.isNeedsLayout();
            change.getValue().accept(decoration);
            System.out.println(change.getKey() + " " + row.isNeedsLayout());
            seen &= !before && row.isNeedsLayout() == change.getKey().startsWith("layout");
        }
        System.exit(seen ? 0 : 1);
    }
}
JAVA
javac -cp 'lib/*' Unmanaged.java
cat > Main.java <<'JAVA'
public class Main {
    public static void main(String[] args) {
        javafx.application.Application.launch(Unmanaged.class, args);
    }
}
JAVA
javac -cp 'lib/*:.' Main.java
java -cp 'lib/*:.' -Dglass.platform=Headless -Dprism.order=sw Main
