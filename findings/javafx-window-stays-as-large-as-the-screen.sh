#!/usr/bin/env bash
# Package:   org.openjfx:javafx-graphics 26.0.2 (Maven Central) with JDK 25, on X11 with the Debian packages openbox and xvfb.
# Behaviour: a window that was shown, maximised by the window manager's own protocol (_NET_WM_STATE) and is not maximised any more keeps
#            the size and the place of the screen, until the program sets another. Stage.setMaximized(true) and back to false does the same.
#            Under xfwm4 one can follow it: the stage's width and height go back to the old ones, and at once to the large ones again.
# Method:    a bare Stage of 600 x 400 at 200, 150; maximised and restored by wmctrl; its size and place as JavaFX and as X see them.
# Seen:      before:    x=200 y=150 w=602 h=427
#            maximised: x=0 y=0 w=1280 h=900
#            restored:  x=0 y=0 w=1280 h=900
set -euo pipefail

PATH="${JAVA_HOME:+$JAVA_HOME/bin:}$PATH"
for tool in Xvfb openbox wmctrl mvn javac; do
    command -v "$tool" > /dev/null || { echo "needs $tool (Debian: xvfb openbox wmctrl maven, and a JDK 25)"; exit 2; }
done

dir=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2> /dev/null || true; rm -rf "$dir"' EXIT
cd "$dir"
export HOME="$dir"

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

cat > Window.java <<'JAVA'
import java.io.BufferedReader;
import java.io.InputStreamReader;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/** Says where its window is whenever a line is read, and ends at the end of its input. */
public class Window {
    public static class App extends Application {
        @Override
        public void start(Stage stage) {
            stage.setTitle("finding");
            stage.setScene(new Scene(new Pane(), 600, 400));
            stage.setX(200);
            stage.setY(150);
            stage.show();
            Thread.ofPlatform().daemon().start(() -> {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        String what = line;
                        Platform.runLater(() -> System.out.println(what + " x=" + (int) stage.getX() + " y=" + (int) stage.getY()
                                + " w=" + (int) stage.getWidth() + " h=" + (int) stage.getHeight()));
                    }
                } catch (java.io.IOException e) {
                    e.printStackTrace();
                }
                Platform.exit();
            });
        }
    }

    public static void main(String[] args) {
        Application.launch(App.class, args);
    }
}
JAVA
javac -cp 'lib/*' Window.java

mkfifo display asks
Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3> display 2> /dev/null &
pids+=($!)
read -r number < display
export DISPLAY=":$number"
openbox 2> /dev/null &
pids+=($!)
until wmctrl -m > /dev/null 2>&1; do sleep 0.2; done

java --enable-native-access=ALL-UNNAMED -Dprism.order=sw -cp '.:lib/*' Window < asks > said 2> /dev/null &
pids+=($!)
exec 4> asks
until wmctrl -l | grep -q finding; do sleep 0.2; done
ask() { sleep 2; echo "$1" >&4; until grep -q "^$1 " said; do sleep 0.2; done; grep "^$1 " said; }

ask before:
wmctrl -r finding -b add,maximized_vert,maximized_horz
ask maximised:
wmctrl -r finding -b remove,maximized_vert,maximized_horz
ask restored:

maximised=$(sed -n 's/^maximised: //p' said)
restored=$(sed -n 's/^restored: //p' said)
[ "$maximised" = "$restored" ] || { echo "Changed: the window came back to $restored"; exit 1; }
