package dev.bourse.uploader;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.bourse.uploader", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule REDIS_STAYS_IN_STREAM = noClasses()
            .that()
            .resideInAPackage("..uploader.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.lettuce..", "org.springframework..");

    @ArchTest
    static final ArchRule THE_DATABASE_STAYS_IN_STORE = noClasses()
            .that()
            .resideInAPackage("..uploader.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "..uploader.store..", "org.springframework..");

    @ArchTest
    static final ArchRule THE_PROJECTION_DOES_NO_IO = noClasses()
            .that()
            .haveSimpleNameStartingWith("EventProjection")
            .or()
            .haveSimpleNameEndingWith("Row")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..", "io.lettuce..", "org.springframework..");

    @ArchTest
    static final ArchRule SERVICES_NEVER_IMPORT_SERVICES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.bourse.poller..",
                    "dev.bourse.backend..",
                    "dev.bourse.engine..",
                    "dev.bourse.realtime..",
                    "dev.bourse.simulator..");
}
