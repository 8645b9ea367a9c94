package com.traveease.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.junit.jupiter.api.Test;

import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

import io.debezium.ddl.parser.mysql.generated.MySqlLexer;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;

/**
 * Holds what is read of all SQL in this project against Debezium's parser, which knows MySQL's whole grammar: the kind of each
 * statement, the objects that it names, and the clauses. Where they differ, {@code differences.txt} says why.
 */
class OracleTest {

    private static final Path DIFFERENCES = Path.of("src/test/resources/syntax/differences.txt");
    private static final int LONGEST = 150;

    @Test
    void bothAgreeOnEveryStatementOrTheDifferenceIsListed() throws IOException {
        Set<Statement> statements = SqlOfTests.statements();
        Map<String, String> found = new TreeMap<>();
        for (Statement statement : statements) {
            String expected = oracle(statement.sql()).orElse("not understood");
            String actual = text(statement);
            if (!expected.equals(actual)) {
                found.put(line(statement), "\n  ours:   " + actual + "\n  oracle: " + expected);
            }
        }
        assertTrue(statements.size() > 500, "only " + statements.size() + " statements were found");
        Set<String> listed = Files.readAllLines(DIFFERENCES).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> gone = new TreeSet<>(listed);
        gone.removeAll(found.keySet());
        found.keySet().removeAll(listed);
        assertEquals("", found.entrySet().stream().map(one -> one.getKey() + one.getValue()).collect(Collectors.joining("\n")),
                "Differences that are not listed: correct the reading, or add the first line of each to " + DIFFERENCES
                        + " under its reason");
        assertEquals(Set.of(), gone, "Differences that are listed and do not exist any more: remove them from " + DIFFERENCES);
    }

    private static String line(Statement statement) {
        String text = statement.sql().strip().replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static String text(Statement statement) {
        Optional<String> tree = AlterTable.of(statement.tokens()).map(OracleTest::text)
                .or(() -> CreateTable.of(statement.tokens()).map(OracleTest::text));
        return group(statement.kind()) + " " + tree.orElseGet(() -> objects(statement));
    }

    private static String text(AlterTable tree) {
        return tree.table() + ": " + tree.clauses().stream()
                .map(clause -> clause instanceof AlterClause.Option option ? option(option.option()) : TreeText.of(clause))
                .collect(Collectors.joining("; "));
    }

    private static String text(CreateTable tree) {
        return (tree.temporary() ? "temporary " : "") + tree.table() + tree.like().map(like -> " like " + like).orElse("")
                + ": "
                + tree.elements().stream().map(TreeText::of).collect(Collectors.joining("; "))
                + tree.options().stream().map(option -> " | " + option(option)).collect(Collectors.joining())
                + (tree.partitioning().isEmpty() ? "" : " | partitions") + (tree.isFilled() ? " | filled" : "")
                + (tree.other().isEmpty() ? "" : " | ?");
    }

    private static String option(TableOption option) {
        return option.name().toLowerCase(Locale.ROOT);
    }

    /** In the order in which they are named. */
    private static String objects(Statement statement) {
        return DefinitionChange.of(statement.sql()).map(DefinitionChange::objects).orElse(List.of()).stream()
                .map(object -> "%s %s%s".formatted(TreeText.lower(object.kind()),
                        object.schema().map(schema -> schema + ".").orElse(""), object.name()))
                .collect(Collectors.joining(", "));
    }

    /** The groups that the oracle has. */
    private static String group(StatementKind kind) {
        return switch (kind) {
            case DEFINITION, TEMPORARY -> "definition";
            case BEGIN, COMMIT, ROLLBACK, LOCK, UNLOCK -> "transaction";
            case DATA, SESSION, PREPARE, EXECUTE, REPEATABLE, NON_ATOMIC -> "other";
        };
    }

    private static Optional<String> oracle(String sql) {
        return oracle(sql, PredictionMode.SLL).or(() -> oracle(sql, PredictionMode.LL));
    }

    /** The first mode is quick, and refuses some of what the second understands. */
    private static Optional<String> oracle(String sql, PredictionMode mode) {
        MySqlLexer lexer = new MySqlLexer(CharStreams.fromString(sql));
        MySqlParser parser = new MySqlParser(new CommonTokenStream(lexer));
        lexer.removeErrorListeners();
        parser.removeErrorListeners();
        lexer.addErrorListener(REFUSE);
        parser.addErrorListener(REFUSE);
        parser.getInterpreter().setPredictionMode(mode);
        try {
            MySqlParser.SqlStatementsContext statements = parser.root().sqlStatements();
            return statements == null || statements.sqlStatement().size() != 1 ? Optional.empty()
                    : Optional.of(text(statements.sqlStatement(0)));
        } catch (ParseCancellationException e) {
            return Optional.empty();
        }
    }

    private static final BaseErrorListener REFUSE = new BaseErrorListener() {
        @Override
        public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int place, String message,
                RecognitionException e) {
            throw new ParseCancellationException(message);
        }
    };

    private static String text(MySqlParser.SqlStatementContext statement) {
        if (statement.ddlStatement() != null) {
            return "definition " + OracleTree.of(statement.ddlStatement()).orElseGet(() -> objects(statement.ddlStatement()));
        }
        boolean savepoint = statement.transactionStatement() != null
                && (statement.transactionStatement().savepointStatement() != null
                        || statement.transactionStatement().rollbackStatement() != null
                        || statement.transactionStatement().releaseStatement() != null);
        return statement.transactionStatement() != null && !savepoint ? "transaction " : "other ";
    }

    private static String objects(MySqlParser.DdlStatementContext ddl) {
        Stream<String> named = ddl.createView() != null ? one("table", ddl.createView().fullId())
                : ddl.alterView() != null ? one("table", ddl.alterView().fullId())
                        : ddl.dropTable() != null && ddl.dropTable().TEMPORARY() != null ? Stream.of()
                                : ddl.dropTable() != null ? tables(ddl.dropTable().tables().tableName())
                                        : ddl.dropView() != null
                                                ? ddl.dropView().fullId().stream().flatMap(name -> one("table", name))
                                                : ddl.renameTable() != null
                                                        ? tables(ddl.renameTable().renameTableClause().stream()
                                                                .flatMap(names -> names.tableName().stream()).toList())
                                                        : ddl.truncateTable() != null
                                                                ? tables(List.of(ddl.truncateTable().tableName()))
                                                                : program(ddl);
        return named.distinct().collect(Collectors.joining(", "));
    }

    private static Stream<String> program(MySqlParser.DdlStatementContext ddl) {
        return ddl.createTrigger() != null ? one("trigger", ddl.createTrigger().thisTrigger)
                : ddl.dropTrigger() != null ? one("trigger", ddl.dropTrigger().fullId())
                        : ddl.createProcedure() != null ? one("procedure", ddl.createProcedure().fullId())
                                : ddl.dropProcedure() != null ? one("procedure", ddl.dropProcedure().fullId())
                                        : ddl.createFunction() != null ? one("function", ddl.createFunction().fullId())
                                                : ddl.dropFunction() != null ? one("function", ddl.dropFunction().fullId())
                                                        : event(ddl);
    }

    private static Stream<String> event(MySqlParser.DdlStatementContext ddl) {
        return ddl.createEvent() != null ? one("event", ddl.createEvent().fullId())
                : ddl.alterFunction() != null ? one("function", ddl.alterFunction().fullId())
                        : ddl.alterProcedure() != null ? one("procedure", ddl.alterProcedure().fullId())
                                : ddl.alterDatabase() instanceof MySqlParser.AlterSimpleDatabaseContext database
                                        ? Stream.ofNullable(database.uid()).map(name -> "database " + OracleTree.text(name))
                                        : ddl.alterEvent() != null
                                                ? ddl.alterEvent().fullId().stream().flatMap(name -> one("event", name))
                                                : ddl.dropEvent() != null ? one("event", ddl.dropEvent().fullId())
                                                        : ddl.createDatabase() != null
                                                                ? Stream.of("database "
                                                                        + OracleTree.text(ddl.createDatabase().uid()))
                                                                : ddl.dropDatabase() != null
                                                                        ? Stream.of("database "
                                                                                + OracleTree.text(ddl.dropDatabase().uid()))
                                                                        : Stream.of();
    }

    private static Stream<String> tables(List<MySqlParser.TableNameContext> names) {
        return names.stream().flatMap(name -> one("table", name.fullId()));
    }

    private static Stream<String> one(String kind, MySqlParser.FullIdContext name) {
        return Stream.of(kind + " " + OracleTree.name(name));
    }
}
