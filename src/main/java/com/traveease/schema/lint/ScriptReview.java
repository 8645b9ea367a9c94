package com.traveease.schema.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.batch.BatchedStatement;
import com.traveease.schema.directive.BatchDirective;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.script.LeadingComment;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.CreateTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;

/** Goes through one script from its first statement to its last. */
final class ScriptReview {

    private static final Set<String> ACCOUNTS = Set.of("USER", "ROLE");

    private final Reviewed script;
    private final Schema before;
    private final ProgramReview programs;
    private boolean transaction;
    private Optional<ScriptPosition> ddl = Optional.empty();
    private Optional<ScriptPosition> dml = Optional.empty();
    private boolean refuses;
    private boolean batched;

    /** @param before what is there when it begins; what it makes of it is in the layer that the script has */
    ScriptReview(Reviewed script, Schema before) {
        this.script = script;
        this.before = before;
        this.programs = new ProgramReview(script);
    }

    /** Whether it says that it cannot be done. */
    boolean refuses() {
        return refuses;
    }

    void review(List<Statement> statements) {
        if (!statements.isEmpty() && LeadingComment.of(script.script().head()).isEmpty()) {
            script.found(Rule.SCRIPT_COMMENT, new ScriptPosition(script.script(), 0, 1), "%s does not begin with a comment.",
                    script.script().name());
        }
        Directives directives = script.script().directives(statements);
        int number = 0;
        for (Statement statement : statements) {
            script.at(statement, ++number);
            Optional<BatchDirective> how = directives.batch(number);
            batched = how.isPresent();
            how.flatMap(directive -> BatchedStatement.refusal(statement, directive))
                    .ifPresent(reason -> script.found(Rule.BATCH_REFUSED, "It cannot be run in batches: %s.", reason));
            if (!script.tokens().isEmpty()) {
                statement(statement);
            }
        }
        programs.end();
        if (ddl.isPresent() && dml.isPresent()) {
            script.found(Rule.DDL_WITH_DML, dml.get(), "The script also changes the structure, in line %d.", ddl.get().line());
        }
        TableReview.after(script, before);
    }

    private void statement(Statement statement) {
        List<Token> tokens = script.tokens();
        Token first = tokens.get(0);
        String word = first.kind() == Token.Kind.WORD ? first.text().toUpperCase(Locale.ROOT) : "";
        if (transaction && statement.kind() == StatementKind.DEFINITION) {
            script.found(Rule.DDL_IN_TRANSACTION, "%s commits the transaction.", words(tokens));
            transaction = false;
        }
        switch (word) {
            case "CREATE" -> create(statement, tokens);
            case "ALTER" -> alter(statement, tokens);
            case "DROP" -> drop(statement, tokens);
            case "RENAME" -> rename(tokens);
            case "TRUNCATE" -> truncate(tokens);
            case "INSERT", "REPLACE", "UPDATE", "DELETE", "WITH" -> {
                if (new DataReview(script, batched).review() && dml.isEmpty()) {
                    dml = Optional.of(script.origin());
                }
                zeroDate(tokens);
            }
            case "GRANT", "REVOKE" -> script.found(Rule.ACCOUNT_STATEMENT, "%s changes privileges.", word);
            case "SIGNAL" -> refuses = true;
            case "LOCK" -> {
                if (!second(tokens).is("INSTANCE")) {
                    script.found(Rule.LOCK_TABLES, "LOCK TABLES is used.");
                }
            }
            case "USE" -> {
                script.found(Rule.QUALIFIED_NAME, "USE changes the schema.");
                script.becomesOpaque();
            }
            case "PREPARE", "EXECUTE" -> {
                if (word.equals("EXECUTE")) {
                    script.found(Rule.DYNAMIC_SQL, "EXECUTE runs a statement that is not in the script.");
                }
                script.becomesOpaque();
            }
            case "OPTIMIZE" -> script.found(Rule.TABLE_REBUILD, "OPTIMIZE TABLE rebuilds the table.");
            case "SET" -> new SessionReview(script).review();
            case "START", "BEGIN" -> transaction = statement.kind() == StatementKind.BEGIN;
            case "COMMIT", "ROLLBACK" -> transaction &= statement.kind() == StatementKind.DATA || chains(tokens);
            default -> {
            }
        }
    }

    /** Whether the next transaction begins with the end of this one. */
    private static boolean chains(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.is("CHAIN")) && tokens.stream().noneMatch(token -> token.is("NO"));
    }

    /** A semicolon when there is only one piece. */
    private static Token second(List<Token> tokens) {
        return new TokenReader(tokens).peek(1);
    }

    private static String words(List<Token> tokens) {
        return tokens.get(0).text().toUpperCase(Locale.ROOT) + " " + (tokens.size() > 1
                ? tokens.get(1).text().toUpperCase(Locale.ROOT)
                : "");
    }

    private void create(Statement statement, List<Token> tokens) {
        Optional<CreateTable> table = statement.createTable();
        if (table.isPresent()) {
            qualified(table.get().table());
            TableReview.create(script, table.get());
            zeroDate(tokens);
            // Rows into a table that is made here are no change of the structure under them.
            return;
        }
        Optional<AlterTable> index = statement.alterTable();
        if (index.isPresent()) {
            alterTable(index.get());
            return;
        }
        if (ACCOUNTS.stream().anyMatch(second(tokens)::is)) {
            script.found(Rule.ACCOUNT_STATEMENT, "%s changes accounts.", words(tokens));
            return;
        }
        programs.create(statement, tokens);
    }

    private void alter(Statement statement, List<Token> tokens) {
        Optional<AlterTable> table = statement.alterTable();
        if (table.isPresent()) {
            alterTable(table.get());
            zeroDate(tokens);
        } else if (ACCOUNTS.stream().anyMatch(second(tokens)::is)) {
            script.found(Rule.ACCOUNT_STATEMENT, "%s changes accounts.", words(tokens));
        } else {
            programs.definer(tokens);
        }
    }

    private void alterTable(AlterTable alter) {
        qualified(alter.table());
        if (script.temporary().contains(Schema.key(alter.table()))) {
            return;
        }
        if (!script.isOwn(alter.table())) {
            ddl = ddl.or(() -> Optional.of(script.origin()));
        }
        new AlterReview(script, alter).review();
    }

    private void drop(Statement statement, List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        reader.next();
        boolean temporary = reader.accept("TEMPORARY");
        boolean table = reader.acceptAny("TABLE", "TABLES");
        if (table) {
            boolean ifThere = reader.accept("IF", "EXISTS");
            if (ifThere) {
                script.found(Rule.IF_EXISTS, "DROP TABLE IF EXISTS is used.");
            }
            do {
                Optional<QualifiedName> name = QualifiedName.read(reader);
                name.ifPresent(dropping -> dropTable(dropping, temporary, ifThere));
            } while (reader.acceptSymbol(','));
            return;
        }
        Optional<AlterTable> index = statement.alterTable();
        if (index.isPresent()) {
            alterTable(index.get());
            return;
        }
        if (ACCOUNTS.stream().anyMatch(reader.peek()::is)) {
            script.found(Rule.ACCOUNT_STATEMENT, "%s changes accounts.", words(tokens));
            return;
        }
        if (reader.peek().is("DATABASE") || reader.peek().is("SCHEMA")) {
            script.found(Rule.DROP_DATABASE, "A database is dropped.");
            return;
        }
        if (reader.peek(1).is("IF")) {
            script.found(Rule.IF_EXISTS, "%s IF EXISTS is used.", words(tokens));
        }
        programs.drop(statement);
    }

    private void dropTable(QualifiedName name, boolean temporary, boolean ifThere) {
        String key = Schema.key(name);
        qualified(name);
        if (script.temporary().remove(key) || temporary) {
            return;
        }
        if (!script.isOwn(key)) {
            ddl = ddl.or(() -> Optional.of(script.origin()));
            script.found(Rule.DROP_TABLE, "The table %s is dropped.", key);
        }
        // One that no script has made may not be there at all.
        if (!ifThere || script.schema().table(key).isPresent()) {
            script.schema().drop(key);
        }
    }

    private void rename(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.accept("RENAME", "TABLE") && !reader.accept("RENAME", "TABLES")) {
            if (reader.peek(1).is("USER")) {
                script.found(Rule.ACCOUNT_STATEMENT, "RENAME USER changes accounts.");
            }
            return;
        }
        Map<String, String> gone = new LinkedHashMap<>();
        Set<String> made = new HashSet<>();
        do {
            Optional<QualifiedName> from = QualifiedName.read(reader);
            boolean to = reader.accept("TO");
            Optional<QualifiedName> target = to ? QualifiedName.read(reader) : Optional.empty();
            if (from.isEmpty() || target.isEmpty()) {
                script.becomesOpaque();
                return;
            }
            String before = Schema.key(from.get());
            String after = Schema.key(target.get());
            if (!script.isOwn(before) && !made.contains(before)) {
                gone.put(before, after);
            }
            made.add(after);
            script.schema().rename(before, after);
        } while (reader.acceptSymbol(','));
        // Where another table has the old name afterwards, they have changed places: the application notices nothing.
        gone.forEach((before, after) -> {
            if (!made.contains(before)) {
                script.found(Rule.RENAME_TABLE, "%s is renamed to %s.", before, after);
            }
        });
    }

    private void truncate(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        reader.next();
        reader.accept("TABLE");
        QualifiedName.read(reader).filter(table -> !script.isOwn(table))
                .ifPresent(table -> script.found(Rule.TRUNCATE_TABLE, "%s is emptied.", table));
    }

    private void qualified(QualifiedName name) {
        if (name.schema().isPresent()) {
            script.found(Rule.QUALIFIED_NAME, "%s is qualified with its schema.", name);
        }
    }

    private void zeroDate(List<Token> tokens) {
        // A long INSERT has a million of them.
        if (script.statement().outline().contains("0000-00-00")) {
            tokens.stream().filter(token -> token.kind() == Token.Kind.STRING && token.text().startsWith("0000-00-00"))
                    .findFirst().ifPresent(token -> script.found(Rule.ZERO_DATE, script.origin(token), "'%s' is not a date.",
                            token.text()));
        }
    }
}
