package com.traveease.schema.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.table.Column;

/** What a statement does, in words: {@code adds the column gate to flights}. */
final class StatementSummary {

    private static final int MOST = 4;
    private static final Map<String, String> VERBS = Map.of("CREATE", "creates", "ALTER", "changes", "DROP", "drops",
            "TRUNCATE", "empties", "RENAME", "renames");
    private static final Map<String, String> ROWS = Map.ofEntries(Map.entry("INSERT", "adds rows to"),
            Map.entry("REPLACE", "replaces rows of"), Map.entry("UPDATE", "changes rows of"),
            Map.entry("DELETE", "deletes rows of"), Map.entry("SET", "sets session variables"),
            Map.entry("USE", "changes the default schema of the session"), Map.entry("SELECT", "reads rows"),
            Map.entry("CALL", "runs the procedure"), Map.entry("EXECUTE", "runs the prepared statement"),
            Map.entry("PREPARE", "prepares a statement"), Map.entry("LOAD", "loads rows from a file"),
            Map.entry("LOCK", "locks tables"), Map.entry("UNLOCK", "unlocks tables"),
            Map.entry("START", "starts a transaction"),
            Map.entry("BEGIN", "starts a transaction"), Map.entry("COMMIT", "commits"), Map.entry("ROLLBACK", "rolls back"),
            Map.entry("ANALYZE", "updates the statistics of"), Map.entry("OPTIMIZE", "rebuilds"),
            Map.entry("GRANT", "grants privileges"));

    private StatementSummary() {
    }

    static String of(Statement statement) {
        Optional<AlterTable> alter = statement.alterTable();
        if (alter.isPresent()) {
            return altered(alter.get());
        }
        Optional<DefinitionChange> change = statement.change();
        List<Token> tokens = statement.tokens();
        String first = tokens.isEmpty() ? "" : tokens.get(0).text().toUpperCase(Locale.ROOT);
        if (change.isPresent()) {
            return defined(first, tokens, change.get());
        }
        String words = ROWS.getOrDefault(first, "runs " + first);
        return words.endsWith(" of") || words.endsWith(" to") || words.endsWith("procedure") || words.endsWith("rebuilds")
                || words.endsWith("statement") && first.equals("EXECUTE")
                        ? words + " " + object(tokens)
                        : words;
    }

    private static String object(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        reader.next();
        while (reader.acceptAny("INTO", "FROM", "IGNORE", "LOW_PRIORITY", "HIGH_PRIORITY", "QUICK", "TABLE", "TABLES",
                "NO_WRITE_TO_BINLOG", "LOCAL")) {
            // Between the verb and the name.
        }
        List<String> name = reader.dottedName();
        return name.isEmpty() ? "tables" : String.join(".", name.stream().map(Identifiers::plain).toList());
    }

    private static String defined(String verb, List<Token> tokens, DefinitionChange change) {
        boolean view = tokens.stream().limit(12).anyMatch(token -> token.is("VIEW"));
        boolean temporary = tokens.size() > 1 && tokens.get(1).is("TEMPORARY");
        List<SchemaObject> objects = change.objects();
        if (verb.equals("RENAME")) {
            return "renames " + names(objects);
        }
        String kind = objects.get(0).kind().name().toLowerCase(Locale.ROOT);
        return "%s the %s%s%s %s".formatted(VERBS.getOrDefault(verb, "changes"), temporary ? "temporary " : "",
                view ? "view" : kind, objects.size() > 1 ? "s" : "", names(objects));
    }

    private static String names(List<SchemaObject> objects) {
        return objects.stream().map(object -> object.schema().map(schema -> Identifiers.plain(schema) + ".").orElse("")
                + Identifiers.plain(object.name()))
                .collect(Collectors.joining(", "));
    }

    private static String altered(AlterTable alter) {
        List<String> changes = new ArrayList<>();
        for (AlterClause clause : alter.clauses()) {
            if (clause instanceof AlterClause.Add add) {
                add.elements().forEach(element -> changes.add("adds " + element(element)));
            } else if (!(clause instanceof AlterClause.Execution)) {
                changes.add(clause(clause));
            }
        }
        String table = alter.table().inSql();
        if (changes.isEmpty()) {
            return "makes no change to " + table;
        }
        List<String> told = changes.size() <= MOST ? changes : changes.subList(0, MOST - 1);
        int more = changes.size() - told.size();
        return "%s: %s%s".formatted(table, String.join(", ", told), more > 0 ? " and %d more changes".formatted(more) : "");
    }

    private static String element(TableElement element) {
        if (element instanceof TableElement.Column column) {
            return "the column " + Identifiers.plain(column.name());
        }
        if (element instanceof TableElement.Key key) {
            String kind = switch (key.kind()) {
                case PRIMARY -> "the primary key";
                case UNIQUE -> "the unique key";
                case FULLTEXT -> "the full-text index";
                case SPATIAL -> "the spatial index";
                case PLAIN -> "the index";
            };
            return key.kind() == TableElement.KeyKind.PRIMARY ? kind
                    : kind + " " + key.name().map(Identifiers::plain)
                            .orElseGet(() -> "on " + String.join(", ", plain(key.columns())));
        }
        if (element instanceof TableElement.ForeignKey key) {
            return "the foreign key %sto %s".formatted(key.constraint().map(name -> Identifiers.plain(name) + " ").orElse(""),
                    key.referenced());
        }
        return element instanceof TableElement.Check check
                ? "the check" + check.constraint().map(name -> " " + Identifiers.plain(name)).orElse("")
                        + (check.enforced() ? "" : ", not enforced")
                : "an element that is not recognized";
    }

    private static String clause(AlterClause clause) {
        if (clause instanceof AlterClause.Drop drop) {
            return "drops the " + part(drop.part())
                    + (drop.part() == AlterClause.Part.PRIMARY_KEY ? "" : " " + Identifiers.plain(drop.name()));
        }
        if (clause instanceof AlterClause.Modify modify) {
            return "changes the column %s to %s".formatted(Identifiers.plain(modify.column().name()),
                    definition(modify.column()));
        }
        if (clause instanceof AlterClause.Change change) {
            return change.renames()
                    ? "renames the column %s to %s and changes it to %s".formatted(Identifiers.plain(change.from()),
                            Identifiers.plain(change.to().name()),
                            definition(change.to()))
                    : "changes the column %s to %s".formatted(Identifiers.plain(change.from()), definition(change.to()));
        }
        if (clause instanceof AlterClause.Alter altered) {
            return altered(altered);
        }
        if (clause instanceof AlterClause.Rename rename) {
            return "renames the %s %s to %s".formatted(part(rename.part()), Identifiers.plain(rename.from()),
                    Identifiers.plain(rename.to()));
        }
        if (clause instanceof AlterClause.RenameTable rename) {
            return "renames the table to " + name(rename.to());
        }
        if (clause instanceof AlterClause.Option option) {
            return "sets the option " + option.option().name();
        }
        if (clause instanceof AlterClause.Whole whole) {
            return whole(whole);
        }
        if (clause instanceof AlterClause.Partitions partitions) {
            List<String> named = partitions.names().isEmpty() ? partitions.made() : partitions.names();
            String verb = partitions.action().name().toLowerCase(Locale.ROOT) + "s";
            return partitions.all() ? verb + " all partitions"
                    : "%s %s %s".formatted(verb, named.size() == 1 ? "the partition" : "partitions",
                            String.join(", ", plain(named))).strip();
        }
        return clause instanceof AlterClause.ExchangePartition exchange
                ? "exchanges the partition %s with the table %s".formatted(Identifiers.plain(exchange.partition()),
                        name(exchange.table()))
                : "makes a change that is not recognized";
    }

    /** {@code VARCHAR(20) NOT NULL}. */
    private static String definition(TableElement.Column declared) {
        Column column = Column.of(declared);
        return column.typeInWords() + (column.nullable() ? "" : " NOT NULL");
    }

    private static String altered(AlterClause.Alter clause) {
        boolean not = clause.tokens().stream().anyMatch(token -> token.is("NOT"));
        boolean shown = clause.tokens().stream().anyMatch(token -> token.is("VISIBLE") || token.is("INVISIBLE"));
        return switch (clause.part()) {
            case CHECK, CONSTRAINT -> "%s the %s %s".formatted(not ? "stops enforcing" : "enforces", part(clause.part()),
                    Identifiers.plain(clause.name()));
            default -> "changes the %s of the %s %s".formatted(shown ? "visibility" : "default", part(clause.part()),
                    Identifiers.plain(clause.name()));
        };
    }

    private static String whole(AlterClause.Whole clause) {
        return switch (clause.action()) {
            case FORCE -> "rebuilds the table";
            case CONVERT -> "converts its text columns to " + clause.tokens().stream().skip(2).map(Token::text)
                    .collect(Collectors.joining(" "));
            case ORDER_BY -> "sorts the rows";
            case ENABLE_KEYS -> "enables the keys";
            case DISABLE_KEYS -> "disables the keys";
            case DISCARD_TABLESPACE -> "discards the tablespace";
            case IMPORT_TABLESPACE -> "imports the tablespace";
            case SECONDARY_LOAD -> "loads the table into the secondary engine";
            case SECONDARY_UNLOAD -> "unloads the table from the secondary engine";
            case PARTITION_BY -> "partitions the table";
            case REMOVE_PARTITIONING -> "removes the partitioning";
        };
    }

    private static List<String> plain(List<String> names) {
        return names.stream().map(Identifiers::plain).toList();
    }

    private static String name(QualifiedName name) {
        return name.inSql();
    }

    private static String part(AlterClause.Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
