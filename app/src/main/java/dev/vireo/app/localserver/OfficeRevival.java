package dev.vireo.app.localserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an office in the background back when its process is killed or breaks down: a shell beside it waits for the end of its own
 * input, which that process holds open for as long as it lives. The process leaves its {@link RunningOffice} in its file then; where it
 * ended cleanly, could not open the office, or is needed no more, the file is gone, and so is the shell soon. Windows has no such shell.
 */
final class OfficeRevival {

    private static final Logger log = LoggerFactory.getLogger(OfficeRevival.class);

    /** Seconds until the next start, set for an office that was brought back, so that one that breaks down at once is not started all the time. */
    private static final String PAUSE = "VIREO_OFFICE_PAUSE";
    private static final int FIRST_PAUSE = 5;
    /** Its words: the file, the pause, the shortest first pause, and the command. Ten minutes without a failure make up for earlier ones. */
    private static final String SCRIPT = String.join("; ", "trap '' HUP INT", "file=$1", "pause=$2", "first=$3", "shift 3",
            "began=$(date +%s)", "cat > /dev/null", "[ $(($(date +%s) - began)) -lt 600 ] || pause=$first", "sleep \"$pause\"",
            "[ -e \"$file\" ] || exit 0", "[ \"$pause\" -ge 300 ] || pause=$((pause * 2))", "export " + PAUSE + "=\"$pause\"",
            "exec \"$@\" < /dev/null");

    private OfficeRevival() {
    }

    /** From now on this process is looked after. @param command serves the office in this folder */
    static void prepare(Path folder, List<String> command) {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("win")) {
            return;
        }
        try {
            // Its input stays open until this process ends, in whichever way.
            new ProcessBuilder(words(RunningOffice.file(folder), pause(System.getenv().getOrDefault(PAUSE, "")), FIRST_PAUSE, command))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            log.warn("Nobody brings the office back if its process is killed: {}", e.getMessage());
        }
    }

    static List<String> words(Path file, int pause, int first, List<String> command) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "vireo-office", file.toAbsolutePath().toString(), "" + pause,
                "" + first));
        words.addAll(command);
        return List.copyOf(words);
    }

    /** Of an office that was brought back before; what is no number of seconds says nothing. */
    static int pause(String before) {
        return before.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(before) : FIRST_PAUSE;
    }
}
