package com.traveease.schema.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.DefinitionChange;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;

/** What a statement does, in words: {@code adds the column gate to flights}. */
final class Deeds {

    private static final int MOST = 4;
    private static final Map<String, String> VERBS = Map.of("CREATE", "creates", "ALTER", "changes", "DROP", "drops",
            "TRUNCATE", "empties", "RENAME", "renames");
    private static final Map<String, String> ROWS = Map.ofEntries(Map.entry("INSERT", "adds rows to"),
            Map.entry("REPLACE", "replaces rows of"), Map.entry("UPDATE", "changes rows of"),
            Map.entry("DELETE", "deletes rows of"), Map.entry("SET", "changes the session"),
            Map.entry("USE", "changes the default schema of the session"), Map.entry("SELECT", "reads"),
            Map.entry("CALL", "runs the procedure"), Map.entry("EXECUTE", "runs the prepared statement"),
            Map.entry("PREPARE", "prepares a statement"), Map.entry("LOAD", "loads rows from a file"),
            Map.entry("LOCK", "locks tables"), Map.entry("UNLOCK", "unlocks tables"),
            Map.entry("START", "begins a transaction"),
            Map.entry("BEGIN", "begins a transaction"), Map.entry("COMMIT", "commits"), Map.entry("ROLLBACK", "rolls back"),
            Map.entry("ANALYZE", "samples"), Map.entry("OPTIMIZE", "rebuilds"), Map.entry("GRANT", "grants privileges"));

    private Deeds() {
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
                || words.endsWith("samples") || words.endsWith("statement") && first.equals("EXECUTE")
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
        return name.isEmpty() ? "tables" : String.join(".", name);
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
        return objects.stream().map(object -> object.schema().map(schema -> schema + ".").orElse("") + object.name())
                .collect(Collectors.joining(", "));
    }

    private static String altered(AlterTable alter) {
        List<String> deeds = new ArrayList<>();
        for (AlterClause clause : alter.clauses()) {
            if (clause instanceof AlterClause.Add add) {
                add.elements().forEach(element -> deeds.add("adds " + element(element)));
            } else if (!(clause instanceof AlterClause.Execution)) {
                deeds.add(clause(clause));
            }
        }
        String table = alter.table().toString();
        if (deeds.isEmpty()) {
            return "changes nothing of " + table;
        }
        List<String> told = deeds.size() <= MOST ? deeds : deeds.subList(0, MOST - 1);
        int more = deeds.size() - told.size();
        return "%s: %s%s".formatted(table, String.join(", ", told), more > 0 ? " and %d more changes".formatted(more) : "");
    }

    private static String element(TableElement element) {
        if (element instanceof TableElement.Column column) {
            return "the column " + column.name();
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
                    : kind + " " + key.name().orElseGet(() -> "on " + String.join(", ", key.columns()));
        }
        if (element instanceof TableElement.ForeignKey key) {
            return "the foreign key %sto %s".formatted(key.constraint().map(name -> name + " ").orElse(""), key.referenced());
        }
        return element instanceof TableElement.Check check
                ? "the check" + check.constraint().map(name -> " " + name).orElse("")
                        + (check.enforced() ? "" : ", not enforced")
                : "something that is not understood";
    }

    private static String clause(AlterClause clause) {
        if (clause instanceof AlterClause.Drop drop) {
            return "drops the " + part(drop.part()) + (drop.part() == AlterClause.Part.PRIMARY_KEY ? "" : " " + drop.name());
        }
        if (clause instanceof AlterClause.Modify modify) {
            return "gives the column %s a definition".formatted(modify.column().name());
        }
        if (clause instanceof AlterClause.Change change) {
            return change.renames()
                    ? "renames the column %s to %s with a definition".formatted(change.from(), change.to().name())
                    : "gives the column %s a definition".formatted(change.from());
        }
        if (clause instanceof AlterClause.Alter altered) {
            return "changes the %s %s".formatted(part(altered.part()), altered.name());
        }
        if (clause instanceof AlterClause.Rename rename) {
            return "renames the %s %s to %s".formatted(part(rename.part()), rename.from(), rename.to());
        }
        if (clause instanceof AlterClause.RenameTable rename) {
            return "renames it to " + name(rename.to());
        }
        if (clause instanceof AlterClause.Option option) {
            return "sets " + option.option().name();
        }
        if (clause instanceof AlterClause.Whole whole) {
            return whole.action() == AlterClause.Action.FORCE ? "rebuilds it"
                    : whole.action().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (clause instanceof AlterClause.Partitions partitions) {
            List<String> named = partitions.names().isEmpty() ? partitions.made() : partitions.names();
            return "%s partition%s %s".formatted(partitions.action().name().toLowerCase(Locale.ROOT),
                    named.size() == 1 ? "" : "s", partitions.all() ? "all" : String.join(", ", named)).strip();
        }
        return clause instanceof AlterClause.ExchangePartition exchange
                ? "exchanges the partition %s with the table %s".formatted(exchange.partition(), name(exchange.table()))
                : "does something that is not understood";
    }

    private static String name(QualifiedName name) {
        return name.toString();
    }

    private static String part(AlterClause.Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
