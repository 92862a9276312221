package dev.vireo.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The one JSON codec: snake_case, ISO-8601 times, lower-case enum values. Reading is strict where leniency would hide a mistake: no
 * number for a string, no repeated key, no deep nesting. Answers, events and files may hold fields that this version does not know,
 * which are ignored; requests may not, or a misspelt field would be a silent no. Thread-safe.
 */
public final class Json {

    /** Deeper than any request of the API. It keeps hostile nesting from costing stack or time. */
    private static final int MAX_DEPTH = 16;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, config -> config
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    private static final JsonMapper REQUESTS = MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private Json() {
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static byte[] writeBytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws InvalidJsonException if the text is not JSON, or not of this type */
    public static <T> T read(String json, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    /** @throws InvalidJsonException if the bytes are not JSON, or not of this type */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return present(MAPPER.readValue(json, type));
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    /**
     * Reads an object whose values are all texts, in document order.
     *
     * @throws InvalidJsonException like the others
     */
    public static Map<String, String> readTexts(String json) {
        try {
            JavaType texts = MAPPER.getTypeFactory().constructMapType(LinkedHashMap.class, String.class, String.class);
            Map<String, String> read = MAPPER.readValue(json, texts);
            return present(read);
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    /** Reads one value or a list of them. @throws InvalidJsonException like the other readers */
    public static <T> List<T> readOneOrMany(byte[] json, Class<T> type) {
        return oneOrMany(MAPPER, json, type);
    }

    /**
     * Reads the body of a request.
     *
     * @throws UnknownFieldException if it has a field that this type has not
     * @throws InvalidJsonException  like the other readers
     */
    public static <T> T readRequest(String json, Class<T> type) {
        try {
            return present(REQUESTS.readValue(json, type));
        } catch (UnrecognizedPropertyException e) {
            throw new UnknownFieldException(e);
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    /** Like {@link #readRequest}, of one value or a list of them. */
    public static <T> List<T> readOneOrManyRequests(byte[] json, Class<T> type) {
        return oneOrMany(REQUESTS, json, type);
    }

    private static <T> List<T> oneOrMany(JsonMapper mapper, byte[] json, Class<T> type) {
        try {
            JsonNode tree = present(mapper.readTree(json));
            if (!tree.isArray()) {
                return List.of(present(mapper.treeToValue(tree, type)));
            }
            JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, type);
            return mapper.treeToValue(tree, list);
        } catch (UnrecognizedPropertyException e) {
            throw new UnknownFieldException(e);
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    /** The payload of a stream's frame: {@code {"type": …, "data": …}}. */
    public static String writeEvent(Event event) {
        return frame(EventType.of(event).wireName(), write(event));
    }

    /** Like {@link #writeEvent}, for data that is already JSON. */
    public static String frame(String type, String data) {
        return "{\"type\":\"" + type + "\",\"data\":" + data + "}";
    }

    /** @throws InvalidJsonException if the text is not an event's frame */
    public static Event readEvent(String json) {
        try {
            return event(present(MAPPER.readTree(json)));
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    /** @throws InvalidJsonException if the data is not that of this type of event */
    public static Event readEvent(String type, String data) {
        return EventType.read(type, eventClass -> read(data, eventClass));
    }

    /** Reads the answer of {@code GET /events}. @throws InvalidJsonException like the other readers */
    public static Answers.EventPage readEvents(byte[] json) {
        try {
            JsonNode page = present(MAPPER.readTree(json));
            List<LoggedEvent> events = page.path("events").valueStream()
                    .map(frame -> new LoggedEvent(MAPPER.treeToValue(frame.get("id"), Cursor.class), event(frame)))
                    .toList();
            Cursor cursor = present(MAPPER.treeToValue(page.get("cursor"), Cursor.class));
            return new Answers.EventPage(events, cursor, page.path("more").asBoolean(false));
        } catch (JacksonException e) {
            throw new InvalidJsonException(e);
        }
    }

    private static Event event(JsonNode frame) {
        String type = frame.path("type").asString("");
        return EventType.read(type, eventClass -> present(MAPPER.treeToValue(frame.get("data"), eventClass)));
    }

    private static <T> T present(T value) {
        if (value == null) {
            throw new InvalidJsonException("nothing there");
        }
        return value;
    }

    /** Thrown when a text is not the expected JSON. The message contains nothing of the text. */
    public static final class InvalidJsonException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidJsonException(String reason) {
            super(reason);
        }

        InvalidJsonException(JacksonException cause) {
            super(where(cause), cause);
        }

        private static String where(JacksonException cause) {
            return cause.getPath().isEmpty() ? "malformed JSON" : "wrong type or value at " + path(cause);
        }
    }

    /** Thrown when a request holds a field that it should not have. */
    public static final class UnknownFieldException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        /** Longer than the name of any field. */
        private static final int SHOWN = 100;

        private final String field;

        UnknownFieldException(UnrecognizedPropertyException cause) {
            super("unknown field", cause);
            String whole = path(cause);
            field = whole.length() <= SHOWN ? whole : whole.substring(0, whole.offsetByCodePoints(0, SHOWN / 2)) + "…";
        }

        /** The path of the field, such as {@code [2].nickname}, shortened if a client sent a long text as a name. */
        public String field() {
            return field;
        }
    }

    private static String path(JacksonException cause) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : cause.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
