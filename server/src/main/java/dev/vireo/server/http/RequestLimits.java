package dev.vireo.server.http;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits how much of each kind of work one person may ask of this server.
 *
 * @param rates what is not here has no limit
 */
public record RequestLimits(Map<WorkKind, RateLimit> rates) {

    public static final RequestLimits USUAL = usual();
    public static final RequestLimits NONE = new RequestLimits(Map.of());

    private static final String OFF = "off";
    private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,6})/([1-9][0-9]{0,6})");

    public RequestLimits {
        rates = Map.copyOf(rates);
    }

    private static RequestLimits usual() {
        Map<WorkKind, RateLimit> rates = new EnumMap<>(WorkKind.class);
        Arrays.stream(WorkKind.values()).forEach(work -> rates.put(work, work.usual));
        return new RequestLimits(rates);
    }

    /**
     * @param text the differences from the usual limits, such as {@code sending=5000/30000,search=off}, or {@code off} for none
     *             at all
     * @throws IllegalArgumentException if it is anything else; the message is the part that is wrong
     */
    public static RequestLimits of(String text) {
        if (text.equals(OFF)) {
            return NONE;
        }
        Map<WorkKind, RateLimit> rates = new EnumMap<>(USUAL.rates);
        for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            WorkKind work = Arrays.stream(WorkKind.values()).filter(one -> one.key().equals(pair[0])).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(part.strip()));
            Matcher rate = RATE.matcher(pair.length == 2 ? pair[1] : "");
            if (rate.matches()) {
                rates.put(work, new RateLimit(Integer.parseInt(rate.group(1)), Integer.parseInt(rate.group(2))));
            } else if (pair.length == 2 && pair[1].equals(OFF)) {
                rates.remove(work);
            } else {
                throw new IllegalArgumentException(part.strip());
            }
        }
        return new RequestLimits(rates);
    }

    Optional<RateLimit> of(WorkKind work) {
        return Optional.ofNullable(rates.get(work));
    }
}
