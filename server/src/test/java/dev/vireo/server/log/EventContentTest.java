package dev.vireo.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vireo.protocol.Event;
import dev.vireo.protocol.Member;
import dev.vireo.protocol.Message;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Some followers of the log pass over events that they do not know. Those that keep something secret must know all that hold it. */
final class EventContentTest {

    @Test
    void aDeletionReachesEveryEventThatHoldsAMessage() {
        assertThat(eventsHolding(Message.class))
                .as("LogEntry.redacted must handle each of these; a deleted message holds no text")
                .containsExactlyInAnyOrder(Event.NewMessage.class, Event.MessageUpdated.class, Event.MessageDeleted.class,
                        // Its channel has no last message in the log.
                        Event.ChannelUpdated.class);
    }

    @Test
    void hiddenReceiptsAreHiddenInEveryEventThatHoldsAMember() {
        assertThat(eventsHolding(Member.class))
                .as("Memberships.withoutHiddenReceipts must handle each of these, as a member says what they have read")
                .containsExactlyInAnyOrder(Event.ChannelUpdated.class, Event.MemberUpdated.class);
    }

    private static Stream<Class<?>> eventsHolding(Class<?> content) {
        return records(Event.Stored.class).filter(event -> holds(event, content));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(EventContentTest::records) : Stream.of(type);
    }

    private static boolean holds(Class<?> type, Class<?> content) {
        return type.equals(content) || type.isRecord() && Stream.of(type.getRecordComponents())
                .map(RecordComponent::getGenericType).flatMap(EventContentTest::classes).anyMatch(part -> holds(part, content));
    }

    private static Stream<Class<?>> classes(Type type) {
        return switch (type) {
            case Class<?> plain -> Stream.of(plain);
            case ParameterizedType generic -> Stream.of(generic.getActualTypeArguments()).flatMap(EventContentTest::classes);
            default -> Stream.of();
        };
    }
}
