package dev.bourse.backend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "dev.bourse", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule FEATURES_HAVE_NO_CYCLES =
            slices().matching("dev.bourse.backend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WEB_KNOWS_NO_FEATURE = noClasses()
            .that()
            .resideInAPackage("dev.bourse.backend.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.bourse.backend.access..",
                    "dev.bourse.backend.candles..",
                    "dev.bourse.backend.symbols..",
                    "dev.bourse.backend.enigma..",
                    "dev.bourse.backend.marketwatch..",
                    "dev.bourse.backend.udf..",
                    "dev.bourse.backend.tickers..",
                    "dev.bourse.backend.exchange..",
                    "dev.bourse.backend.trading..",
                    "dev.bourse.backend.portfolio..",
                    "dev.bourse.backend.health..",
                    "dev.bourse.backend.operate..",
                    "dev.bourse.backend.peers..",
                    "dev.bourse.backend.page..",
                    "dev.bourse.backend.docs..");

    /** What controllers see of access depends on nothing of how it is done, and its parts on each other in one direction only. */
    @ArchTest
    static final ArchRule ACCESS_HAS_NO_CYCLES =
            slices().matching("dev.bourse.backend.access.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ACCESS_IS_SEEN_FROM_ABOVE = noClasses()
            .that()
            .resideInAPackage("dev.bourse.backend.access")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.bourse.backend.access.*..");

    @ArchTest
    static final ArchRule THE_EXCHANGE_IS_ASKED_AND_NOT_READ = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.bourse.backend.exchange..", "dev.bourse.backend.page..", "dev.bourse.backend.docs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_PRIVATE_TO_THEIR_PACKAGE =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule FEATURES_SHOW_NOTHING = classes()
            .that()
            .resideInAnyPackage(
                    "dev.bourse.backend.candles",
                    "dev.bourse.backend.enigma",
                    "dev.bourse.backend.marketwatch",
                    "dev.bourse.backend.tickers",
                    "dev.bourse.backend.trading",
                    "dev.bourse.backend.portfolio",
                    "dev.bourse.backend.health",
                    "dev.bourse.backend.operate",
                    "dev.bourse.backend.page",
                    "dev.bourse.backend.docs")
            .should()
            .notHaveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule NO_OTHER_SERVICE_IS_KNOWN = noClasses()
            .that()
            .resideInAPackage("dev.bourse.backend..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.bourse.poller..",
                    "dev.bourse.uploader..",
                    "dev.bourse.realtime..",
                    "dev.bourse.simulator..",
                    "dev.bourse.launcher..");
}
