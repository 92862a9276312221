package dev.vireo.app;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.vireo.app.transfer.FileUploads;
import dev.vireo.testing.StructureRules;
import java.util.List;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md for the client. */
final class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.vireo.app");

    private static final List<String> FEATURES = List.of("signin", "dashboard", "messages", "channels", "chat", "people", "profile",
            "saved", "search", "settings", "invite", "hosting", "audit", "backup", "notify", "help", "update", "mainwindow",
            "switcher");

    /** They stand between the features and the composition root: each joins some features with the office or with each other. */
    private static final String[] ABOVE_FEATURES = Stream.of("office", "preferences", "quit", "startup", "window")
            .map(ArchitectureTest::feature).toArray(String[]::new);

    private static String feature(String name) {
        return "dev.vireo.app." + name + "..";
    }

    @Test
    void onlyPauseSleeps() {
        check(StructureRules.nobodySleeps());
    }

    @Test
    void testsAwaitConditionsAndDoNotSleep() {
        StructureRules.testsAwaitConditions().check(
                new ClassFileImporter().withImportOption(new ImportOption.OnlyIncludeTests()).importPackages("dev.vireo.app"));
    }

    /** An upload may take hours, and so may the wait for one. The calls that carry it have bounds of their own. */
    @Test
    void everyWaitHasAnEnd() {
        check(StructureRules.everyWaitHasAnEnd(FileUploads.class));
    }

    @Test
    void theClientUsesOnlyTheProtocolOfTheServer() {
        check(noClasses().that().resideOutsideOfPackage("dev.vireo.app.localserver..")
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.server..")
                .because("the client speaks to every office over the wire, also to the one on this computer"));
    }

    @Test
    void featuresDoNotKnowEachOther() {
        for (String one : FEATURES) {
            String[] others = FEATURES.stream().filter(other -> !other.equals(one)).map(ArchitectureTest::feature)
                    .toArray(String[]::new);
            check(noClasses().that().resideInAPackage(feature(one))
                    .should().dependOnClassesThat().resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .because("each is understood, tested and replaced by itself; the composition root joins them"));
        }
    }

    @Test
    void featuresDoNotKnowWhatJoinsThem() {
        for (String one : FEATURES) {
            check(noClasses().that().resideInAPackage(feature(one)).should().dependOnClassesThat().resideInAnyPackage(ABOVE_FEATURES)
                    .because("a screen names what it needs as an interface of its own, and is given it"));
        }
    }

    @Test
    void innerPackagesAreUsedOnlyByTheirFeature() {
        for (String inner : List.of("chat.list", "chat.compose", "chat.files", "notify.dbus")) {
            check(noClasses().that().resideOutsideOfPackage(feature(inner.substring(0, inner.indexOf('.'))))
                    .and().resideOutsideOfPackage("dev.vireo.app")
                    .should().dependOnClassesThat().resideInAPackage(feature(inner))
                    .because("it is a part of that feature; only the composition root may wire it"));
        }
    }

    @Test
    void thePartsOfAChatDoNotKnowTheWhole() {
        check(noClasses().that().resideInAnyPackage("dev.vireo.app.chat.*..")
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.app.chat")
                .because("a chat and a thread are put together from the same list and the same composer"));
        check(noClasses().that().resideInAPackage("dev.vireo.app.chat.list..")
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.app.chat.compose..")
                .because("what was said shows also where nothing can be written"));
    }

    @Test
    void onlyTheCompositionRootKnowsTheFeatures() {
        check(noClasses().that().resideInAPackage("dev.vireo.app.*..")
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.app")
                .because("parts get what they need in their constructors"));
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        check(slices().matching("dev.vireo.app.(*)..").should().beFreeOfCycles()
                .because("a part should be understood, and tested, without those that use it"));
    }

    @Test
    void networkAndDiskKnowNoWindows() {
        check(noClasses().that().resideInAnyPackage("dev.vireo.app.client..", "dev.vireo.app.store..", "dev.vireo.app.localserver..")
                .should().dependOnClassesThat().resideInAPackage("javafx..")
                .because("network and disk are used off the FX thread and tested without it"));
    }

    @Test
    void onlyASessionChangesTheState() {
        check(noClasses().that().resideOutsideOfPackages("dev.vireo.app", "dev.vireo.app.session..", "dev.vireo.app.state..")
                .should().dependOnClassesThat().haveSimpleName("WorkspaceWriter")
                .orShould().dependOnClassesThat().haveSimpleName("HistoryWriter")
                .because("what windows show is what the office said, in its order; a view asks the session and follows the workspace"));
    }

    @Test
    void theStateKnowsNoSession() {
        check(noClasses().that().resideInAnyPackage("dev.vireo.app.actions..", "dev.vireo.app.state..", "dev.vireo.app.transfer..")
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.app.session..")
                .because("it is tested without a server, a disk or a thread"));
    }

    @Test
    void modelsKnowNoScene() {
        check(noClasses().that().haveSimpleNameEndingWith("Model")
                .or()
                .resideInAnyPackage("dev.vireo.app.actions..", "dev.vireo.app.state..", "dev.vireo.app.session..",
                        "dev.vireo.app.transfer..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
                .because("their logic is worth a test without a stage"));
    }

    @Test
    void viewsNeverCallTheServer() {
        check(noClasses().that(describe("are views", ArchitectureTest::isView))
                .should().dependOnClassesThat().resideInAPackage("dev.vireo.app.client..")
                .because("a call blocks, and a view is on the FX thread"));
    }

    @Test
    void uiKnowsNoFeature() {
        check(noClasses().that().resideInAPackage("dev.vireo.app.ui..")
                .should().dependOnClassesThat(resideInAPackage("dev.vireo.app..").and(
                        describe("outside the kit", type -> !type.getPackageName().startsWith("dev.vireo.app.ui"))))
                .because("every feature stands on it"));
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
    void staticFieldsAreFinal() {
        check(fields().that().areStatic().should().beFinal()
                .because("two clients in one process must not meet"));
    }

    @Test
    void onlyTheLauncherWritesToTheTerminal() {
        check(noClasses().that().doNotHaveSimpleName("Launcher")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .because("everything else is said in the log"));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getPackageName() + " has no @NullMarked package-info"));
            }
        }).because("null is said, not guessed"));
    }

    /** Whether a type is a node, or has nodes injected by FXML. */
    private static boolean isView(JavaClass type) {
        return Stream.concat(type.getFields().stream(), type.getMethods().stream())
                .anyMatch(member -> member.isAnnotatedWith(FXML.class))
                || type.isAssignableTo("javafx.scene.Node");
    }

    private static void check(ArchRule rule) {
        rule.check(OURS);
    }
}
