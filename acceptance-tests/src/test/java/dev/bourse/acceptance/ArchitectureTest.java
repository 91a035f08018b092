package dev.bourse.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rules that hold across modules. */
@AnalyzeClasses(packages = "dev.bourse", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    /** Made from messages.xml. */
    private static final String GENERATED = "dev.bourse.common.engine.wire..";

    private static final String[] SERVICES = {
        "dev.bourse.simulator..",
        "dev.bourse.poller..",
        "dev.bourse.uploader..",
        "dev.bourse.backend..",
        "dev.bourse.realtime..",
        "dev.bourse.engine..",
        "dev.bourse.maker.."
    };

    @ArchTest
    static final ArchRule servicesNeverImportEachOther = slices().matching(
                    "dev.bourse.(simulator|poller|uploader|backend|realtime|engine|maker)..")
            .namingSlices("service $1")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheLauncherSeesServices = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.bourse.common..", "dev.bourse.db..", "dev.bourse.service..", "dev.bourse.exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES);

    @ArchTest
    static final ArchRule commonKnowsNoFrameworkAndDoesNoInputOrOutput = classes()
            .that()
            .resideInAPackage("dev.bourse.common..")
            .and()
            .resideOutsideOfPackage(GENERATED)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.bourse.common..",
                    "java.lang..",
                    "java.math..",
                    "java.nio",
                    "java.time..",
                    "java.util..",
                    "org.agrona..",
                    "org.jspecify..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.bourse.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes()
            .that()
            .resideInAPackage("dev.bourse..")
            .and()
            .resideOutsideOfPackage(GENERATED)
            .and()
            .haveSimpleName("package-info")
            .should()
            .beAnnotatedWith(NullMarked.class);

    @ArchTest
    static final ArchRule fieldsAreNotInjected = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule moneyIsNeverAFloatingPointNumber = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("dev.bourse.simulator.random..") // where prices are made up
            .and()
            .haveNameMatching("(?i).*(price|quantity|volume|amount|bid|ask|balance|fee)")
            .should()
            .haveRawType(double.class)
            .orShould()
            .haveRawType(float.class)
            .orShould()
            .haveRawType(Double.class);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Manager|Helper|Util|Utils|Processor|Impl)");

    @ArchTest
    static final ArchRule servicesLogAndDoNotPrint = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .resideOutsideOfPackages("dev.bourse.uploader.command", "dev.bourse.maker.demo") // programs that people run
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule servicesLogWithSlf4j = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
