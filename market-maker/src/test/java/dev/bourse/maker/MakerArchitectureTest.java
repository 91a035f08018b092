package dev.bourse.maker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.InstantSource;
import java.util.Random;

@AnalyzeClasses(packages = "dev.bourse.maker", importOptions = ImportOption.DoNotIncludeTests.class)
final class MakerArchitectureTest {

    @ArchTest
    static final ArchRule strategyIsAFunctionOfWhatItIsTold = classes()
            .that()
            .resideInAPackage("dev.bourse.maker.strategy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.bourse.maker.strategy..",
                    "java.lang..",
                    "java.math..",
                    "java.util",
                    "java.util.function",
                    "java.util.stream",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule strategyHasNoClockAndNoChance = noClasses()
            .that()
            .resideInAPackage("dev.bourse.maker.strategy..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class)
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule exchangeIsReachedThroughItsPublicApiOnly = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.bourse.exchange..", "dev.bourse.common.engine..", "dev.bourse.common.log..");
}
