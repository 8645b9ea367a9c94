package com.traveease;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the program and who may enter which. When it fails, move the class rather than the rule. */
@AnalyzeClasses(packages = "com.traveease", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String TOOL = "com.traveease.schema.";

    /** From the ground up: a room knows those that stand before it. */
    static final List<String> ROOMS = List.of(
            "sql", "syntax", "statement", "cutting", "directive", "server", "connection", "script", "revision", "batch", "unit",
            "lock",
            "definition", "model", "analysis", "table", "rule", "lint", "evidence", "journal", "history", "scratch", "diff",
            "alteration", "config", "throttle", "progress", "failure", "runs", "verification", "bookkeeping", "session",
            "plan", "inquiry", "rows", "forecast", "drift", "takeover", "authoring", "adoption", "execution", "keep", "restore",
            "migration", "rehearsal", "backup", "flyway", "service", "http", "cli.output", "cli.option", "cli.command",
            "cli.authoring", "cli.precaution", "cli.runs", "cli.verification", "cli.keep", "cli");

    private static final String BUSINESS = "com.traveease.model.";

    /** Each with those that it may know. */
    private static final Map<String, List<String>> PHASES = Map.of("account", List.of(), "booking", List.of("account"),
            "flight", List.of("account", "booking"),
            "accommodation", List.of("account", "booking", "flight"), "mobility", List.of("account", "booking", "flight"),
            "tour",
            List.of("account", "booking", "flight", "accommodation", "mobility"), "compliance",
            List.of("account", "booking", "flight", "accommodation", "mobility"), "analytics",
            List.of("account", "booking", "flight", "accommodation", "mobility", "tour", "compliance"));

    @ArchTest
    static void aRoomKnowsOnlyThoseBeforeIt(JavaClasses all) {
        for (int i = 0; i < ROOMS.size(); i++) {
            String[] after = ROOMS.subList(i + 1, ROOMS.size()).stream().map(room -> TOOL + room).toArray(String[]::new);
            if (after.length > 0) {
                noClasses().that().resideInAPackage(TOOL + ROOMS.get(i)).should().dependOnClassesThat()
                        .resideInAnyPackage(after).check(all);
            }
        }
    }

    @ArchTest
    static final ArchRule everyClassOfTheToolIsInARoom = classes().that().resideInAPackage("com.traveease.schema..").and()
            .doNotHaveSimpleName("package-info").should()
            .resideInAnyPackage(ROOMS.stream().map(room -> TOOL + room).toArray(String[]::new));

    @ArchTest
    static final ArchRule httpAndCommandsNeverMeet = noClasses().that().resideInAPackage(TOOL + "cli..").should()
            .dependOnClassesThat().resideInAPackage(TOOL + "http..");

    @ArchTest
    static final ArchRule toolAndBusinessNeverMeet = noClasses().that().resideInAPackage("com.traveease.schema..").should()
            .dependOnClassesThat().resideInAPackage("com.traveease.model..");

    @ArchTest
    static final ArchRule businessAndToolNeverMeet = noClasses().that().resideInAPackage("com.traveease.model..").should()
            .dependOnClassesThat().resideInAPackage("com.traveease.schema..");

    @ArchTest
    static final ArchRule whatReadsTextIsPure = noClasses().that()
            .resideInAnyPackage(TOOL + "sql", TOOL + "syntax", TOOL + "statement", TOOL + "cutting", TOOL + "directive",
                    TOOL + "revision",
                    TOOL + "analysis",
                    TOOL + "table", TOOL + "rule", TOOL + "lint")
            .should()
            .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "io.quarkus..", "jakarta..", "com.mysql..");

    @ArchTest
    static final ArchRule onlyTheFacesKnowAFramework = noClasses().that().resideInAPackage("com.traveease.schema..").and()
            .resideOutsideOfPackages(TOOL + "http..", TOOL + "cli..", TOOL + "config..").should().dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "picocli..");

    /** The default path must not load it. */
    @ArchTest
    static final ArchRule onlyItsRoomKnowsFlyway = noClasses().that().resideInAPackage("com.traveease..").and()
            .resideOutsideOfPackage(TOOL + "flyway").and().doNotHaveSimpleName("ServeCommand").and()
            .doNotHaveSimpleName("SchemaService").should().dependOnClassesThat().resideInAPackage("org.flywaydb..");

    @ArchTest
    static final ArchRule onlyWhoSendsKnowsTheDriver = noClasses().that().resideInAPackage("com.traveease.schema..").and()
            .resideOutsideOfPackages(TOOL + "server..", TOOL + "connection..", TOOL + "history..",
                    TOOL + "session..",
                    TOOL + "migration..")
            .should()
            .dependOnClassesThat().resideInAPackage("com.mysql..");

    /** It may quote values of rows: ServerMessage says what of it may be told. */
    @ArchTest
    static final ArchRule whatTheServerSaysIsMaskedInOnePlace = noClasses().that().resideInAPackage("com.traveease.schema..")
            .and().resideOutsideOfPackages(TOOL + "server..", TOOL + "connection..").should()
            .callMethod(SQLException.class, "getMessage");

    @ArchTest
    static void phasesKnowEarlierPhasesOnly(JavaClasses all) {
        PHASES.forEach((phase, known) -> {
            String[] others = PHASES.keySet().stream().filter(other -> !other.equals(phase) && !known.contains(other))
                    .map(other -> BUSINESS + other + "..").toArray(String[]::new);
            if (others.length > 0) {
                noClasses().that().resideInAPackage(BUSINESS + phase + "..").should().dependOnClassesThat()
                        .resideInAnyPackage(others).check(all);
            }
        });
    }

    @ArchTest
    static final ArchRule nothingThatShipsNeedsTheDevelopmentServer = noClasses().that()
            .resideInAnyPackage("com.traveease.schema..", "com.traveease.model..").should().dependOnClassesThat()
            .resideInAPackage("com.traveease.development..");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = classes().should()
            .haveNameNotMatching(".*(Utils?|Helper|Manager|Impl|Dto)");
}
