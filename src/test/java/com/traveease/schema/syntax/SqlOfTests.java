package com.traveease.schema.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.traveease.schema.cutting.StatementCutter;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.statement.Statement;

/** All statements that are in this project: those of its scripts, and those that define something in its test classes. */
final class SqlOfTests {

    private static final String BEGINNING = "(?:CREATE|ALTER|DROP|RENAME|TRUNCATE) +(?:TABLES?|TEMPORARY|UNIQUE|FULLTEXT|SPATIAL"
            + "|INDEX|OR|DEFINER|ALGORITHM|SQL|VIEW|TRIGGER|PROCEDURE|FUNCTION|EVENT|DATABASE|SCHEMA)\\b";
    /** A whole string of Java, up to the column in which a table of cases has the result. */
    private static final Pattern IN_STRING = Pattern
            .compile("\"(?:\\w+ +\\| )?(" + BEGINNING + "(?:[^\"\\\\|]|\\\\.)*)(?:\\|[^\"]*)?\"(?!\\s*\\+)");
    /** A row of cases in a text block. */
    private static final Pattern IN_LINE = Pattern.compile("(?mi)^ {12}(?:\\w+ +\\| )?(" + BEGINNING + "[^|\\n]*)(?:\\|.*)$");
    /** Where a value is put in. */
    private static final Pattern TEMPLATE = Pattern.compile("%[sd$\\d]|\\$\\{");

    private static final Path PAIRS = Path.of("src/test/resources/diff");
    private static final Pattern SECTION = Pattern.compile("(?m)^-- (?=(?:from|to|rows|options|words|up|down)$)");
    private static final Set<String> SQL_SECTIONS = Set.of("from", "to", "rows", "up", "down");

    private SqlOfTests() {
    }

    static Set<Statement> statements() {
        Set<String> seen = new LinkedHashSet<>();
        List<Statement> statements = new ArrayList<>();
        Stream.concat(scripts(), strings()).flatMap(SqlOfTests::cut)
                .filter(statement -> statement.tokens().size() > 2 && !TEMPLATE.matcher(statement.sql()).find()
                        && seen.add(statement.sql()))
                .forEach(statements::add);
        return new LinkedHashSet<>(statements);
    }

    private static Stream<String> scripts() {
        return Stream.of("src/main/resources/db", "src/test/resources").flatMap(folder -> files(folder, ".sql"))
                .flatMap(file -> file.startsWith(PAIRS) ? sections(read(file)) : Stream.of(read(file)));
    }

    /** The SQL in a file with a pair of schemas, without the words for people between it. */
    private static Stream<String> sections(String pair) {
        return Stream.of(SECTION.split(pair)).filter(section -> section.lines().findFirst()
                .filter(name -> SQL_SECTIONS.contains(name)).isPresent())
                .map(section -> section.lines().skip(1).filter(line -> !line.startsWith("-- "))
                        .collect(Collectors.joining("\n")));
    }

    private static Stream<String> strings() {
        return files("src/test/java", "Test.java").map(SqlOfTests::read).flatMap(source -> Stream
                .concat(IN_STRING.matcher(source).results(), IN_LINE.matcher(source).results()).map(SqlOfTests::sql));
    }

    private static String sql(MatchResult found) {
        return found.group(1).strip().translateEscapes();
    }

    private static Stream<Statement> cut(String script) {
        try {
            return StatementCutter.cut(ScriptText.of(script), SqlMode.USUAL).stream();
        } catch (InvalidScriptException e) {
            return Stream.of(); // a piece of one, or a script that is to be refused
        }
    }

    private static Stream<Path> files(String folder, String end) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
