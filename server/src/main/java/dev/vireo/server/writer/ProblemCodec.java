package dev.vireo.server.writer;

import dev.vireo.protocol.Json;
import dev.vireo.server.log.WireText;
import dev.vireo.server.problem.ProblemException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Carries a refusal from one server to another, so that it is told as if it had been made there. */
final class ProblemCodec {

    private static final long NO_TIME = -1;

    private ProblemCodec() {
    }

    static void write(ProblemException problem, DataOutput out) throws IOException {
        out.writeInt(problem.status());
        WireText.write(problem.code(), out);
        WireText.write(problem.getMessage(), out);
        WireText.write(Json.write(problem.details()), out);
        Duration retryAfter = problem.retryAfter();
        out.writeLong(retryAfter == null ? NO_TIME : retryAfter.toMillis());
    }

    static ProblemException read(DataInput in) throws IOException {
        int status = in.readInt();
        String code = WireText.read(in);
        String message = WireText.read(in);
        Map<String, Object> details = new LinkedHashMap<>();
        ((Map<?, ?>) Json.read(WireText.read(in), Map.class)).forEach((key, value) -> details.put(String.valueOf(key), value));
        long retryAfter = in.readLong();
        return ProblemException.madeElsewhere(status, code, message, details, retryAfter == NO_TIME ? null : Duration.ofMillis(retryAfter));
    }
}
