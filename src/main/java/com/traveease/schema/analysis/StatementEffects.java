package com.traveease.schema.analysis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import com.traveease.schema.analysis.PlannedTables.Name;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DeleteStatement;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterTable;

/** Follows the statements of one script: which names they change, and what they destroy. */
final class StatementEffects {

    /**
     * Destroy nothing, or do so where Javadoc of {@link Losses} says that it is left out. All others are not known to be so.
     */
    private static final Set<String> HARMLESS = Set.of("INSERT", "UPDATE", "REPLACE", "SELECT", "SET", "START", "BEGIN",
            "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "LOCK", "UNLOCK", "GRANT", "REVOKE", "ANALYZE", "OPTIMIZE", "CHECK",
            "CHECKSUM", "FLUSH", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "DO", "SIGNAL", "RESIGNAL", "GET", "PREPARE",
            "DEALLOCATE", "TABLE", "VALUES", "HELP", "RENAME");

    private final PlannedTables tables;
    private final Consumer<Loss> losses;
    private String schema;

    StatementEffects(PlannedTables tables, String schema, Consumer<Loss> losses) {
        this.tables = tables;
        this.schema = schema;
        this.losses = losses;
    }

    /**
     * @return the command, when its text does not tell what it does
     */
    Optional<String> apply(Statement statement) {
        List<Token> tokens = statement.tokens();
        TokenReader reader = new TokenReader(tokens);
        while (reader.acceptSymbol('(')) {
            // A SELECT may stand in parentheses.
        }
        if (reader.accept("DROP")) {
            drop(reader);
        } else if (reader.accept("TRUNCATE")) {
            reader.accept("TABLE");
            table(reader).ifPresent(name -> lose(name, Loss.Kind.TABLE));
        } else if (reader.accept("DELETE")) {
            delete(reader);
        } else if (reader.accept("WITH")) {
            if (reader.skipPast("DELETE")) {
                delete(reader);
            }
        } else if (reader.accept("ALTER")) {
            if (reader.accept("TABLE")) {
                return alter(AlterTable.of(tokens));
            }
        } else if (reader.accept("RENAME", "TABLE") || reader.accept("RENAME", "TABLES")) {
            rename(reader);
        } else if (reader.accept("CREATE")) {
            // It may run at once.
            if (tokens.stream().limit(12).anyMatch(token -> token.is("EVENT"))) {
                return Optional.of("CREATE EVENT");
            }
            create(reader);
        } else if (reader.accept("USE")) {
            schema = reader.name().orElse(schema);
        } else if (reader.hasNext()) {
            String command = reader.peek().text().toUpperCase(Locale.ROOT);
            return HARMLESS.contains(command) ? Optional.empty() : Optional.of(command);
        }
        return Optional.empty();
    }

    private Optional<String> alter(Optional<AlterTable> statement) {
        statement.ifPresent(altered -> new AlterTableEffects(tables, schema, losses).apply(altered));
        return statement.filter(AlterTable::isUnderstood).isPresent() ? Optional.empty() : Optional.of("ALTER TABLE");
    }

    private void drop(TokenReader reader) {
        if (reader.acceptAny("DATABASE", "SCHEMA")) {
            reader.accept("IF", "EXISTS");
            reader.name().ifPresent(name -> tables.dropSchema(name).forEach(losses));
            return;
        }
        boolean temporary = reader.accept("TEMPORARY");
        if (!reader.acceptAny("TABLE", "TABLES")) {
            return;
        }
        reader.accept("IF", "EXISTS");
        do {
            table(reader).ifPresent(name -> {
                if (temporary) {
                    tables.dropTemporary(name);
                } else {
                    lose(name, Loss.Kind.TABLE);
                    tables.drop(name);
                }
            });
        } while (reader.acceptSymbol(','));
    }

    private void create(TokenReader reader) {
        boolean temporary = reader.accept("TEMPORARY");
        if (!reader.accept("TABLE")) {
            return;
        }
        boolean unlessThere = reader.accept("IF", "NOT", "EXISTS");
        table(reader).ifPresent(name -> {
            if (temporary) {
                tables.createTemporary(name);
            } else if (!unlessThere) {
                tables.create(name);
            }
        });
    }

    private void rename(TokenReader reader) {
        do {
            Optional<Name> from = table(reader);
            reader.accept("TO");
            Optional<Name> to = table(reader);
            if (from.isPresent() && to.isPresent()) {
                tables.rename(from.get(), to.get());
            }
        } while (reader.acceptSymbol(','));
    }

    private void delete(TokenReader reader) {
        DeleteStatement delete = DeleteStatement.parse(reader);
        delete.targets().forEach(target -> named(target)
                .ifPresent(name -> lose(name, delete.conditional() ? Loss.Kind.SOME_ROWS : Loss.Kind.ALL_ROWS)));
    }

    private void lose(Name name, Loss.Kind kind) {
        tables.get(name).losing(kind, Optional.empty()).forEach(losses);
    }

    private Optional<Name> table(TokenReader reader) {
        return named(reader.dottedName());
    }

    private Optional<Name> named(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> Optional.of(tables.name(schema, parts.get(0)));
            case 2 -> Optional.of(tables.name(parts.get(0), parts.get(1)));
            default -> Optional.empty();
        };
    }
}
