package com.traveease;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the program and who may enter which. When it fails, move the class rather than the rule. */
@AnalyzeClasses(packages = "com.traveease", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule toolAndBusinessNeverMeet = noClasses().that().resideInAPackage("com.traveease.schema..").should()
            .dependOnClassesThat().resideInAPackage("com.traveease.model..");

    @ArchTest
    static final ArchRule businessAndToolNeverMeet = noClasses().that().resideInAPackage("com.traveease.model..").should()
            .dependOnClassesThat().resideInAPackage("com.traveease.schema..");

    @ArchTest
    static final ArchRule roomsOfTheTool = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("cli").definedBy("com.traveease.schema.cli..")
            .layer("status").definedBy("com.traveease.schema.status..")
            .layer("migration").definedBy("com.traveease.schema.migration..")
            .layer("drift").definedBy("com.traveease.schema.drift..")
            .layer("revision").definedBy("com.traveease.schema.revision..")
            .whereLayer("cli").mayNotBeAccessedByAnyLayer()
            .whereLayer("status").mayNotBeAccessedByAnyLayer()
            .whereLayer("migration").mayOnlyBeAccessedByLayers("cli", "status")
            .whereLayer("drift").mayOnlyBeAccessedByLayers("cli", "status", "migration")
            .whereLayer("revision").mayOnlyBeAccessedByLayers("cli", "status", "migration", "drift");

    @ArchTest
    static final ArchRule revisionsArePure = noClasses().that().resideInAPackage("com.traveease.schema.revision..").should()
            .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "io.quarkus..", "jakarta..", "com.mysql..");

    @ArchTest
    static final ArchRule migrationKnowsNoFramework = noClasses().that().resideInAPackage("com.traveease.schema.migration..")
            .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "picocli..");

    @ArchTest
    static final ArchRule driftKnowsNoFramework = noClasses().that().resideInAPackage("com.traveease.schema.drift..").should()
            .dependOnClassesThat().resideInAnyPackage("io.quarkus..", "jakarta..", "picocli..", "com.mysql..");

    @ArchTest
    static final ArchRule phasesKnowEarlierPhasesOnly = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("account").definedBy("com.traveease.model.account..")
            .layer("flight").definedBy("com.traveease.model.flight..")
            .layer("accommodation").definedBy("com.traveease.model.accommodation..")
            .layer("mobility").definedBy("com.traveease.model.mobility..")
            .layer("tour").definedBy("com.traveease.model.tour..")
            .layer("compliance").definedBy("com.traveease.model.compliance..")
            .layer("analytics").definedBy("com.traveease.model.analytics..")
            .whereLayer("analytics").mayNotBeAccessedByAnyLayer()
            .whereLayer("compliance").mayOnlyBeAccessedByLayers("analytics")
            .whereLayer("tour").mayOnlyBeAccessedByLayers("analytics")
            .whereLayer("mobility").mayOnlyBeAccessedByLayers("tour", "compliance", "analytics")
            .whereLayer("accommodation").mayOnlyBeAccessedByLayers("tour", "compliance", "analytics")
            .whereLayer("flight").mayOnlyBeAccessedByLayers("accommodation", "mobility", "tour", "compliance", "analytics");

    @ArchTest
    static final ArchRule nothingThatShipsNeedsTheDevelopmentServer = noClasses().that()
            .resideInAnyPackage("com.traveease.schema..", "com.traveease.model..").should().dependOnClassesThat()
            .resideInAPackage("com.traveease.development..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = classes().should()
            .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl|Dto)");
}
