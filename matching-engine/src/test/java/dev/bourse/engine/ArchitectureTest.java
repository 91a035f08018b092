package dev.bourse.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.bourse.engine", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] PLAIN = {
        "java.lang..", "java.util..", "org.agrona..", "org.jspecify..", "dev.bourse.common.."
    };

    @ArchTest
    static final ArchRule bookKnowsNothingElse = classes()
            .that()
            .resideInAPackage("dev.bourse.engine.book..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("dev.bourse.engine.book.."));

    @ArchTest
    static final ArchRule ledgerKnowsNothingElse = classes()
            .that()
            .resideInAPackage("dev.bourse.engine.ledger..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("dev.bourse.engine.ledger.."));

    private static String[] with(String own) {
        String[] all = java.util.Arrays.copyOf(PLAIN, PLAIN.length + 1);
        all[PLAIN.length] = own;
        return all;
    }
}
