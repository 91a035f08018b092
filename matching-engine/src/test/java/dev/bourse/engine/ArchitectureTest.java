package dev.bourse.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "dev.bourse.engine", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] PLAIN = {
        "java.lang..", "java.util..", "java.nio", "org.agrona..", "org.jspecify..", "dev.bourse.common.."
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

    @ArchTest
    static final ArchRule coreKnowsBookAndLedger = classes()
            .that()
            .resideInAPackage("dev.bourse.engine.core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    with("dev.bourse.engine.core..", "dev.bourse.engine.book..", "dev.bourse.engine.ledger.."));

    private static String[] with(String... own) {
        return Stream.concat(Arrays.stream(PLAIN), Arrays.stream(own)).toArray(String[]::new);
    }
}
