package dev.vireo.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.vireo.time.Pause;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Conditions on the names and dependencies of types that hold in every module. */
public final class StructureRules {

    /** The methods that wait for ever unless they are given a time. */
    private static final Map<Class<?>, Set<String>> UNBOUNDED_WAITS = Map.ofEntries(
            Map.entry(Condition.class, Set.of("await", "awaitUninterruptibly")),
            Map.entry(CountDownLatch.class, Set.of("await")),
            Map.entry(CyclicBarrier.class, Set.of("await")),
            Map.entry(Phaser.class, Set.of("awaitAdvance", "awaitAdvanceInterruptibly", "arriveAndAwaitAdvance")),
            Map.entry(Exchanger.class, Set.of("exchange")),
            Map.entry(Semaphore.class, Set.of("acquire", "acquireUninterruptibly")),
            Map.entry(BlockingQueue.class, Set.of("take", "put")),
            Map.entry(BlockingDeque.class, Set.of("takeFirst", "takeLast", "putFirst", "putLast")),
            Map.entry(CompletionService.class, Set.of("take")),
            Map.entry(Future.class, Set.of("get", "join", "invoke")),
            Map.entry(ExecutorService.class, Set.of("close", "invokeAll", "invokeAny")),
            Map.entry(Thread.class, Set.of("join")),
            Map.entry(Process.class, Set.of("waitFor")),
            Map.entry(Object.class, Set.of("wait")));

    private static final DescribedPredicate<JavaMethodCall> SLEEPS = DescribedPredicate.describe("it sleeps", call -> {
        JavaClass owner = call.getTargetOwner();
        return (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class)) && call.getName().equals("sleep")
                || owner.isEquivalentTo(LockSupport.class) && call.getName().startsWith("park");
    });

    private StructureRules() {
    }

    /** Whoever waits, waits for something; what comes with time alone goes through {@link Pause}. */
    public static ArchRule nobodySleeps() {
        return noClasses().that().areNotAssignableTo(Pause.class).should().callMethodWhere(SLEEPS)
                .because("whoever waits, waits for something; dev.vireo.time.Pause is for what comes with time alone");
    }

    /** For the classes of tests. Benchmarks and drills are made of time, and pace themselves. */
    public static ArchRule testsAwaitConditions() {
        return noClasses().that().areNotAssignableTo(Await.class).and().resideOutsideOfPackages("..bench..", "..drill..")
                .should().callMethodWhere(SLEEPS)
                .because(
                        "a test that sleeps is slow on a quick machine and fails on a slow one; dev.vireo.testing.Await awaits conditions");
    }

    /**
     * Whoever waits for others gives up, or looks again, after some time.
     *
     * @param exceptions types that may wait without a bound, each for a reason given where they are named
     */
    public static ArchRule everyWaitHasAnEnd(Class<?>... exceptions) {
        return noClasses().that(DescribedPredicate.not(JavaClass.Predicates.belongToAnyOf(exceptions))).should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("it waits without a bound") {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return access.getTarget() instanceof CodeUnitAccessTarget target && UNBOUNDED_WAITS.entrySet().stream()
                                .anyMatch(wait -> waits(target, wait.getKey(), wait.getValue()));
                    }
                }).because("what is awaited may never come, and a thread that waits for ever holds what it has; "
                        + "a lost signal costs a moment where the wait ends and looks again");
    }

    /** Every class is an object: only the method without parameters is {@link Object#wait()}. */
    private static boolean waits(CodeUnitAccessTarget target, Class<?> owner, Set<String> names) {
        List<JavaClass> parameters = target.getRawParameterTypes();
        boolean bounded = owner.equals(Object.class) ? !parameters.isEmpty()
                : parameters.stream()
                        .anyMatch(parameter -> parameter.isEquivalentTo(long.class) || parameter.isEquivalentTo(Duration.class));
        return !bounded && names.contains(target.getName()) && target.getOwner().isAssignableTo(owner);
    }

    /** Classes that the compiler or a method's body makes have no name that anybody reads elsewhere. */
    private static boolean isNamed(JavaClass type) {
        return !type.isAnonymousClass() && !type.isLocalClass() && !type.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !type.getSimpleName().equals("package-info");
    }

    /** @param module every type among which the simple name is to be the only one, nested types included */
    public static ArchCondition<JavaClass> bearASimpleNameOfTheirOwn(JavaClasses module) {
        Map<String, List<String>> bearers = module.stream().filter(StructureRules::isNamed)
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        return new ArchCondition<>("bear a simple name of their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> all = bearers.getOrDefault(type.getSimpleName(), List.of());
                if (isNamed(type)) {
                    events.add(new SimpleConditionEvent(type, all.size() == 1, "the name " + type.getSimpleName() + " is borne by " + all));
                }
            }
        };
    }

    /**
     * No type needs, through others of its package, itself. Nested types count as the top-level type around them. A sealed type may
     * know the types that it permits: together they are one thing.
     */
    public static ArchCondition<JavaClass> needNoTypeOfTheirPackageThatNeedsThem(JavaClasses module) {
        Map<String, Set<String>> needs = new TreeMap<>();
        Map<String, Set<String>> permitted = new TreeMap<>();
        for (JavaClass type : module) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency -> dependency.getTargetClass().getPackage().equals(type.getPackage()))
                    .map(dependency -> topLevel(dependency.getTargetClass()))
                    .filter(target -> !target.equals(topLevel(type)))
                    .forEach(target -> needs.computeIfAbsent(topLevel(type), key -> new TreeSet<>()).add(target));
            Class<?> loaded = type.reflect();
            if (loaded.isSealed()) {
                for (Class<?> subtype : loaded.getPermittedSubclasses()) {
                    permitted.computeIfAbsent(topLevel(type), key -> new TreeSet<>()).add(topLevel(subtype.getName()));
                }
            }
        }
        permitted.forEach((parent, subtypes) -> needs.getOrDefault(parent, new TreeSet<>()).removeAll(subtypes));
        return new ArchCondition<>("need no type of their package that needs them") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (isNamed(type) && type.isTopLevelClass()) {
                    List<String> circle = circle(needs, type.getName());
                    events.add(new SimpleConditionEvent(type, circle.isEmpty(), String.join(" -> ", circle)));
                }
            }
        };
    }

    private static String topLevel(JavaClass type) {
        return topLevel(type.getBaseComponentType().getName());
    }

    private static String topLevel(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** The shortest way from a type back to itself; empty if there is none. */
    private static List<String> circle(Map<String, Set<String>> needs, String start) {
        Map<String, String> cameFrom = new TreeMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String here = next.removeFirst();
            for (String there : needs.getOrDefault(here, Set.of())) {
                if (cameFrom.putIfAbsent(there, here) == null) {
                    next.add(there);
                }
                if (there.equals(start)) {
                    return way(cameFrom, start);
                }
            }
        }
        return List.of();
    }

    private static List<String> way(Map<String, String> cameFrom, String start) {
        Deque<String> way = new ArrayDeque<>(List.of(simple(start)));
        String here = start;
        do {
            here = cameFrom.get(here);
            way.addFirst(simple(here));
        } while (!here.equals(start));
        return List.copyOf(way);
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
