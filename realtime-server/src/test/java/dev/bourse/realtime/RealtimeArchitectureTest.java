package dev.bourse.realtime;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.bourse.realtime", importOptions = ImportOption.DoNotIncludeTests.class)
final class RealtimeArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("dev.bourse.realtime.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SERVICES_DO_NOT_IMPORT_SERVICES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.bourse.poller..",
                    "dev.bourse.uploader..",
                    "dev.bourse.backend..",
                    "dev.bourse.simulator..",
                    "dev.bourse.db..",
                    "dev.bourse.launcher..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule MESSAGES_AND_CANDLES_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("dev.bourse.realtime.stream..", "dev.bourse.realtime.candle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "io.netty..", "reactor..");
}
