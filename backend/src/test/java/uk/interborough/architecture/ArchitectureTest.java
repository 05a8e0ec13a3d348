package uk.interborough.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Calendar;
import java.util.Date;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final String[] FEATURES = {
        "uk.interborough.imports..",
        "uk.interborough.export..",
        "uk.interborough.circulation..",
        "uk.interborough.accounts..",
        "uk.interborough.notices..",
        "uk.interborough.purchasing..",
        "uk.interborough.accreditation..",
        "uk.interborough.sharing.."
    };

    private static JavaClasses all;

    @BeforeAll
    static void everythingOfOurs() {
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("uk.interborough");
    }

    @Test
    void theClassesOfEveryModuleAreLookedAt() {
        for (String one : new String[] {
            "uk.interborough.schema.SchemaExpansion",
            "uk.interborough.db.DefaultCatalog",
            "uk.interborough.query.Limits",
            "uk.interborough.ui.Shell"
        }) {
            assertThat(all.contain(one)).as(one).isTrue();
        }
    }

    @Test
    void thePageKnowsTheContractOnly() {
        noClasses()
                .that()
                .resideInAPackage("uk.interborough.ui..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.jooq..", "java.sql..", "javax.sql..", "org.springframework.jdbc..")
                                .or(resideInAnyPackage("uk.interborough..")
                                        .and(not(resideInAnyPackage("uk.interborough.ui..")))))
                .check(all);
    }

    @Test
    void nobodyKnowsThePage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("uk.interborough.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("uk.interborough.ui..")
                .check(all);
    }

    @Test
    void theContractKnowsNothingElse() {
        classes()
                .that()
                .resideInAPackage("uk.interborough.schema..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("uk.interborough.schema..", "java..", "graphql..", "org.jspecify..")
                .check(all);
    }

    @Test
    void theDatabaseKnowsNothingElse() {
        classes()
                .that()
                .resideInAPackage("uk.interborough.db..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "uk.interborough.db..", "java..", "javax..", "jakarta..", "org.jooq..", "org.jspecify..")
                .check(all);
    }

    @Test
    void theReadEngineKnowsNoFeatureNoSecurityAndNoDoor() {
        classes()
                .that()
                .resideInAPackage("uk.interborough.query..")
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage("uk.interborough.."))
                        .or(resideInAnyPackage(
                                "uk.interborough.query..", "uk.interborough.schema..", "uk.interborough.db..")))
                .check(all);
    }

    @Test
    void securityKnowsNoFeatureAndNoEngine() {
        noClasses()
                .that()
                .resideInAPackage("uk.interborough.security..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "uk.interborough.query..",
                        "uk.interborough.api..",
                        "uk.interborough.imports..",
                        "uk.interborough.accounts..")
                .check(all);
    }

    @Test
    void featuresDoNotKnowTheDoor() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("uk.interborough.api..")
                .check(all);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("uk.interborough.(*)..").should().beFreeOfCycles().check(all);
    }

    @Test
    void datesAreThoseOfJavaTime() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Date.class, Calendar.class, java.text.DateFormat.class)
                .check(all);
    }

    @Test
    void onlyTheAnnouncementAndTheCommandsSpeakToTheConsole() {
        noClasses()
                .that(not(simpleName("Announcement"))
                        .and(not(simpleName("BackupCommand")))
                        .and(not(simpleName("FirstAdministrator")))
                        .and(not(resideInAnyPackage("uk.interborough.db.codegen..", "uk.interborough.bench.."))))
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(all);
    }

    @Test
    void whatIsNeededIsGivenToConstructors() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(all);
    }

    @Test
    void nothingThatChangesIsSharedByItsClass() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("uk.interborough.db..")
                .should()
                .beFinal()
                .check(all);
    }
}
