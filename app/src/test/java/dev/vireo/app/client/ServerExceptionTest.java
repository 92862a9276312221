package dev.vireo.app.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The kinds of calls that failed. */
final class ServerExceptionTest {

    /** See {@link ServerException}: what a compiled handler expects of one kind must hold for all others, too. */
    @Test
    void noKindOverridesAMethodOfAnother() {
        assertThat(kinds(ServerException.class).filter(kind -> !Modifier.isFinal(kind.getModifiers()))
                .flatMap(kind -> Stream.of(kind.getDeclaredMethods()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers())))
                .isNotEmpty().allMatch(method -> Modifier.isFinal(method.getModifiers()));
        assertThat(kinds(ServerException.class).flatMap(kind -> Stream.of(kind.getDeclaredMethods())).map(Method::getName))
                .doesNotContain("getMessage", "getLocalizedMessage", "getCause", "toString");
    }

    private static Stream<Class<?>> kinds(Class<?> kind) {
        Class<?>[] permitted = kind.getPermittedSubclasses();
        return Stream.concat(Stream.of(kind),
                permitted == null ? Stream.empty() : Stream.of(permitted).flatMap(ServerExceptionTest::kinds));
    }
}
