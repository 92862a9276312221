#!/usr/bin/env bash
# Package:   org.openjfx:javafx-graphics 26.0.2 (Maven Central) with JDK 25, -Dglass.platform=Headless.
# Behaviour: the headless screen has 1000 by 1000 pixels. Drawing a window that ends below it throws an IndexOutOfBoundsException on the
#            JavaFX thread (HeadlessWindow.blit writes behind the end of its picture); no real platform minds. A test framework that remembers
#            uncaught exceptions fails some later, unrelated test with it. A window that only reaches beyond the right edge throws nothing.
# Method:    a stage of 300 by 300 inside the screen, beyond its right edge, and beyond its lower edge; uncaught exceptions are counted.
# Seen:      inside:           0 exceptions
#            beyond the right: 0 exceptions
#            beyond the end:   1 or more exceptions, the first in com.sun.glass.ui.headless.HeadlessWindow.blit
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

cat > Beyond.java <<'JAVA'
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.util.Duration;

public class Beyond {
    private record Try(String name, double x, double y) {
    }

    public static class App extends Application {
        private final Deque<Try> left = new ArrayDeque<>(List.of(new Try("inside:          ", 100, 100),
                new Try("beyond the right:", 900, 100), new Try("beyond the end:  ", 100, 900)));
        private final List<Integer> counts = new java.util.ArrayList<>();
        private int thrown;
        private String where = "";

        @Override
        public void start(Stage unused) {
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
                if (thrown++ == 0 && failure instanceof IndexOutOfBoundsException) {
                    where = Arrays.stream(failure.getStackTrace()).filter(frame -> frame.getClassName().contains("headless"))
                            .map(frame -> frame.getClassName() + "." + frame.getMethodName()).findFirst().orElse("");
                }
            });
            next();
        }

        private void next() {
            Try now = left.poll();
            if (now == null) {
                boolean seen = counts.get(0) == 0 && counts.get(1) == 0 && counts.get(2) > 0
                        && where.equals("com.sun.glass.ui.headless.HeadlessWindow.blit");
                System.out.println(where);
                Platform.exit();
                System.exit(seen ? 0 : 1);
                return;
            }
            thrown = 0;
            Stage stage = new Stage();
            stage.setScene(new Scene(new Pane(), 300, 300));
            stage.setX(now.x);
            stage.setY(now.y);
            stage.show();
            PauseTransition drawn = new PauseTransition(Duration.seconds(1));
            drawn.setOnFinished(done -> {
                System.out.println(now.name + " " + thrown + " exceptions");
                counts.add(thrown);
                stage.close();
                next();
            });
            drawn.play();
        }
    }

    public static void main(String[] args) {
        Application.launch(App.class, args);
    }
}
JAVA
javac -cp 'lib/*' Beyond.java
java -cp 'lib/*:.' -Dglass.platform=Headless -Dprism.order=sw -XX:-OmitStackTraceInFastThrow Beyond
