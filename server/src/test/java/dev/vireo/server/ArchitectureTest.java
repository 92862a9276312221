package dev.vireo.server;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.vireo.testing.StructureRules;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md for the server and what it shares with the client. */
final class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vireo.protocol", "dev.vireo.picture", "dev.vireo.time", "dev.vireo.server");

    /** It makes the tables and hands them to the features that they belong to. */
    private static final DescribedPredicate<JavaClass> COMPOSITION_ROOT = resideInAPackage("dev.vireo.server")
            .and(named("VireoServer|.*Services"));

    /** A class together with the classes inside it. */
    private static DescribedPredicate<JavaClass> named(String pattern) {
        return describe("named " + pattern, type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getSimpleName().matches(pattern);
        });
    }

    @Test
    void theProtocolKnowsNothingOfTheServer() {
        check(noClasses().that().resideInAPackage("dev.vireo.protocol..")
                .should().dependOnClassesThat(resideInAPackage("dev.vireo..").and(
                        describe("outside the protocol", type -> !type.getPackageName().startsWith("dev.vireo.protocol"))))
                .because("the app uses the protocol without the server"));
    }

    @Test
    void theProtocolNeedsTheJdkAndJacksonOnly() {
        check(classes().that().resideInAPackage("dev.vireo.protocol")
                .should().onlyDependOnClassesThat(resideInAnyPackage("dev.vireo.protocol..", "java..",
                        "tools.jackson..", "com.fasterxml.jackson.annotation..", "org.jspecify.annotations.."))
                .because("whoever speaks it should not have to carry more"));
        check(classes().that().resideInAPackage("dev.vireo.protocol.text..")
                .should().onlyDependOnClassesThat(resideInAnyPackage("dev.vireo.protocol.text..", "java..",
                        "org.commonmark..", "org.nibor.autolink..", "com.ibm.icu..", "org.jspecify.annotations.."))
                .because("what a text means is read by libraries that know Markdown, addresses and Unicode, the same on both sides"));
    }

    @Test
    void picturesKnowNothingOfOurs() {
        check(noClasses().that().resideInAPackage("dev.vireo.picture..")
                .should().dependOnClassesThat(resideInAPackage("dev.vireo..").and(
                        describe("outside pictures", type -> !type.getPackageName().startsWith("dev.vireo.picture"))))
                .because("the server and the client read pictures alike"));
    }

    @Test
    void jsonHasOneCodec() {
        check(noClasses().that().resideOutsideOfPackage("dev.vireo.protocol..")
                .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..")
                .because("two codecs would disagree one day; annotations of records are read by the one there is"));
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        check(slices().matching("dev.vireo.server.(*)..").should().beFreeOfCycles()
                .because("a feature should be understood, and tested, without those that use it"));
    }

    @Test
    void onlyTheCompositionRootKnowsEverybody() {
        check(noClasses().that().resideInAPackage("dev.vireo.server.*..")
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.server")
                .because("parts get what they need in their constructors"));
    }

    @Test
    void refusalsStandBelowEverything() {
        check(noClasses().that().resideInAPackage("dev.vireo.server.problem..")
                .should().dependOnClassesThat(resideInAPackage("dev.vireo.server..").and(
                        describe("outside problem", type -> !type.getPackageName().startsWith("dev.vireo.server.problem"))))
                .because("any part may refuse a request, whether or not it came over HTTP"));
    }

    @Test
    void theLogAndTheDatabaseKnowNothingOfHttp() {
        check(noClasses().that().resideInAnyPackage("dev.vireo.server.log..", "dev.vireo.server.database..")
                .should().transitivelyDependOnClassesThat().resideInAPackage("dev.vireo.server.http..")
                .because("they serve commands from anywhere, such as the inbox, and are tested without a web server"));
    }

    @Test
    void httpKnowsNoFeature() {
        check(noClasses().that().resideInAPackage("dev.vireo.server.http..")
                .should().dependOnClassesThat(resideInAPackage("dev.vireo.server..").and(
                        describe("outside http and problem",
                                type -> !resideInAnyPackage("dev.vireo.server.http..", "dev.vireo.server.problem..").test(type))))
                .because("every feature stands on it"));
    }

    @Test
    void routesAreGivenTheirServices() {
        check(noClasses().that().haveSimpleNameEndingWith("Routes").should(new ArchCondition<>("make services") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().getPackageName().startsWith("dev.vireo.server"))
                        .filter(call -> !named(".*(Routes|Exception)").test(call.getTargetOwner()))
                        .filter(call -> !call.getTargetOwner().isRecord())
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
            }
        }).because("VireoServer and its parts make each service once, for whoever needs it"));
    }

    @Test
    void javalinStaysAtTheEdge() {
        check(noClasses()
                .that(describe("are not routes, http or stream", type -> !named(".*Routes").test(type)
                        && !resideInAnyPackage("dev.vireo.server.http..", "dev.vireo.server.stream..").test(type)))
                .should().dependOnClassesThat().resideInAPackage("io.javalin..")
                .because("features are to be used and tested without HTTP"));
    }

    @Test
    void jettyStaysInHttp() {
        check(noClasses().that().resideOutsideOfPackages("dev.vireo.server.http..", "dev.vireo.server.stream..")
                .should().dependOnClassesThat().resideInAPackage("org.eclipse.jetty..")
                .because("the web server is a detail that may be replaced"));
    }

    @Test
    void lettuceStaysInTheRedisBackbone() {
        check(noClasses().that(describe("are not of the Redis backbone", type -> !named("Redis.*").test(type)))
                .should().dependOnClassesThat().resideInAPackage("io.lettuce..")
                .because("an office without Redis must not miss it"));
    }

    @Test
    void sqlStaysInTheLogTheDatabaseAndEachFeaturesOwnStore() {
        check(noClasses().that(describe("are not the log, the database or a store", type -> !named(".*(Store|Table)").test(type)
                && !resideInAnyPackage("dev.vireo.server.log..", "dev.vireo.server.database..").test(type)))
                .should().dependOnClassesThat(resideInAnyPackage("java.sql..", "org.jdbi.v3.core.statement..",
                        "org.jdbi.v3.core.mapper..", "org.jdbi.v3.core.result..", "com.zaxxer..", "org.h2..", "org.flywaydb.."))
                .because("a table belongs to one feature; others ask that feature"));
    }

    @Test
    void aStoreServesItsOwnFeature() {
        check(noClasses().should(new ArchCondition<>("use another feature's store") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> dependency.getTargetClass().getPackageName().startsWith("dev.vireo."))
                        .filter(dependency -> named(".*(Store|Table)").test(dependency.getTargetClass()))
                        .filter(dependency -> !dependency.getTargetClass().getPackage().equals(type.getPackage()))
                        .filter(dependency -> !COMPOSITION_ROOT.test(type))
                        .forEach(dependency -> events.add(SimpleConditionEvent.satisfied(
                                dependency, dependency.getDescription())));
            }
        }).because("features call each other's methods, never each other's tables"));
    }

    @Test
    void noTwoTypesShareASimpleName() {
        check(classes().should(StructureRules.bearASimpleNameOfTheirOwn(OURS))
                .because("a name should say which type is meant, wherever it is read"));
    }

    @Test
    void typesOfAPackageDependOnEachOtherInOneDirection() {
        check(classes().should(StructureRules.needNoTypeOfTheirPackageThatNeedsThem(OURS))
                .because("types that need each other can only be understood together"));
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that().areStatic().should().beFinal()
                .because("two offices in one process must not meet"));
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        check(noClasses().that().doNotHaveSimpleName("Main")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("everything else is said in the log"));
    }

    @Test
    void nobodySleepsButInOnePlace() {
        check(StructureRules.nobodySleeps());
    }

    @Test
    void testsAwaitConditionsAndDoNotSleep() {
        StructureRules.testsAwaitConditions().check(
                new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("dev.vireo"));
    }

    /** {@link Main} waits for the end of the process. */
    @Test
    void everyWaitHasAnEnd() {
        check(StructureRules.everyWaitHasAnEnd(Main.class));
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNothingInItIsNullUnlessMarked() {
        check(classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " has no @NullMarked package-info"));
            }
        }).because("null is said, not guessed"));
    }

    private static void check(ArchRule rule) {
        rule.check(OURS);
    }
}
