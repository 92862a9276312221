package dev.vireo.app.notify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class AwtRuleTest {

    @Test
    void onlyTheAwtTrayAndLinksOnMacOsTouchAwt() {
        noClasses().that().haveSimpleNameNotStartingWith("AwtTray").and().doNotHaveSimpleName("OpenedLinks")
                .should().dependOnClassesThat().resideInAnyPackage("java.awt..", "javax.swing..")
                .because("AWT beside JavaFX costs start-up time and crashes some Linux desktops, where it is never needed")
                .check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.vireo.app"));
    }
}
