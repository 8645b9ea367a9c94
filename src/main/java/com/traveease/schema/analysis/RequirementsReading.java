package com.traveease.schema.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.traveease.schema.analysis.KeylessTable.Name;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Place;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StoredProgramHead;
import com.traveease.schema.syntax.AlterClause;
import com.traveease.schema.syntax.AlterTable;
import com.traveease.schema.syntax.CreateTable;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.syntax.TableElement;
import com.traveease.schema.unit.NamedLockUse;

/** Goes through scripts and gathers what they require beside privileges; those are for {@link PrivilegeReading}. */
final class RequirementsReading {

    private final String defaultSchema;
    private final String ownLock;
    private final PrivilegeReading privileges = new PrivilegeReading();
    private final List<Place> triggers = new ArrayList<>();
    private final List<StoredFunction> functions = new ArrayList<>();
    private final List<ForeignDefiner> definers = new ArrayList<>();
    private final List<KeylessTable> keyless = new ArrayList<>();
    private final List<Place> lockReleases = new ArrayList<>();
    private final List<Place> events = new ArrayList<>();
    private final List<TableRebuild> rebuilds = new ArrayList<>();
    private final List<List<?>> found = List.of(triggers, functions, definers, keyless, lockReleases, events, rebuilds);
    /** In lower case: what the plan has made or changed, so that the database does not tell how it will be. */
    private final Set<String> touched = new HashSet<>();
    private final Set<String> temporary = new HashSet<>();
    /** In lower case: names that stand for another table than the one that the database has. */
    private final Set<String> replaced = new HashSet<>();
    private boolean freesRoom;
    private boolean trustsFunctions;
    private boolean seesToKeys;
    private String schema;

    RequirementsReading(String schema, String ownLock) {
        this.defaultSchema = schema;
        this.ownLock = ownLock;
    }

    Requirements requirements() {
        return new Requirements(privileges.required(), triggers, functions, definers, keyless, lockReleases, events, rebuilds,
                freesRoom);
    }

    /**
     * @param applied how many of its statements are not run any more, but have been: names and settings are as they leave them
     */
    void read(Script script, int applied) {
        // The session is put back between scripts.
        schema = defaultSchema;
        temporary.clear();
        seesToKeys = false;
        int index = 0;
        for (Statement statement : script.statements()) {
            List<Token> tokens = statement.tokens();
            Place place = new Place(script.name(), statement.line());
            if (index++ < applied) {
                boolean freed = freesRoom;
                List<Integer> sizes = found.stream().map(List::size).toList();
                read(tokens, place);
                for (int i = 0; i < sizes.size(); i++) {
                    found.get(i).subList(sizes.get(i), found.get(i).size()).clear();
                }
                freesRoom = freed;
            } else {
                privileges.read(tokens, schema, temporary, place);
                read(tokens, place);
            }
        }
    }

    private void read(List<Token> tokens, Place place) {
        TokenReader reader = new TokenReader(tokens);
        boolean stored = false;
        if (reader.accept("USE")) {
            schema = reader.name().orElse(schema);
        } else if (reader.accept("SET")) {
            trustsFunctions |= names(tokens, "log_bin_trust_function_creators");
            seesToKeys |= names(tokens, "sql_require_primary_key") || names(tokens, "sql_generate_invisible_primary_key");
        } else if (reader.accept("CREATE")) {
            stored = !table(tokens, place) && !index(tokens, place) && storedProgram(reader, place);
        } else if (reader.accept("ALTER", "TABLE")) {
            AlterTable.of(tokens).ifPresent(statement -> alter(statement, tokens, place));
        } else if (reader.accept("ALTER")) {
            Optional<StoredProgramHead> head = StoredProgramHead.read(reader);
            stored = head.map(read -> definer(read, place)).isPresent();
            if (head.filter(read -> read.kind().equals("EVENT")).isPresent() && saysBeforeBody(reader, "ENABLE")) {
                events.add(place);
            }
        } else if (reader.accept("OPTIMIZE")) {
            reader.acceptAny("NO_WRITE_TO_BINLOG", "LOCAL");
            reader.acceptAny("TABLE", "TABLES");
            reader.clauses().forEach(table -> name(table.dottedName()).ifPresent(name -> rebuild(name, true, place)));
        } else if (reader.accept("DROP", "TABLE") || reader.accept("DROP", "TABLES")
                || reader.acceptAny("TRUNCATE", "DELETE")) {
            freesRoom = true;
        } else if (reader.acceptAny("RENAME", "PREPARE", "EXECUTE", "CALL")) {
            // Where names may have changed hands, what the database has under a name now is no evidence.
            tokens.stream().filter(token -> token.isName()).forEach(token -> {
                touched.add(key(token.text()));
                replaced.add(key(token.text()));
            });
        }
        if (!stored && NamedLockUse.mayRelease(tokens, ownLock)) {
            lockReleases.add(place);
        }
    }

    private static boolean names(List<Token> tokens, String variable) {
        return tokens.stream().anyMatch(token -> token.isName() && token.text().equalsIgnoreCase(variable));
    }

    /** Reads it when it is CREATE TABLE, and says whether it is. */
    private boolean table(List<Token> tokens, Place place) {
        Optional<CreateTable> read = CreateTable.of(tokens);
        read.ifPresent(statement -> table(statement, place));
        return read.isPresent();
    }

    private void table(CreateTable statement, Place place) {
        Name table = name(statement.table());
        if (statement.temporary()) {
            temporary.add(key(table.table()));
        }
        Optional<Name> like = statement.like().map(this::name);
        boolean known = like.isEmpty() || !touched.contains(key(like.get().table()));
        boolean keyMissing = like.isPresent() || !statement.hasPrimaryKey()
                && statement.elements(TableElement.Unread.class).findAny().isEmpty();
        if (!seesToKeys && known && keyMissing) {
            keyless.add(new KeylessTable(place, table, statement.unlessThere(), like));
        }
        touched.add(key(table.table()));
        if (!statement.unlessThere()) {
            replaced.add(key(table.table()));
        }
    }

    private boolean index(List<Token> tokens, Place place) {
        Optional<AlterTable> read = AlterTable.of(tokens);
        read.ifPresent(statement -> RebuildReading.wholeTable(statement)
                .ifPresent(whole -> rebuild(name(statement.table()), whole, place)));
        return read.isPresent();
    }

    private void alter(AlterTable statement, List<Token> tokens, Place place) {
        Name name = name(statement.table());
        if (!seesToKeys && losesPrimaryKey(statement)) {
            keyless.add(new KeylessTable(place, name, false, Optional.empty()));
        }
        RebuildReading.wholeTable(statement).ifPresent(whole -> rebuild(name, whole, place));
        freesRoom |= statement.clauses(AlterClause.Partitions.class)
                .anyMatch(partitions -> partitions.action() == AlterClause.PartitionAction.DROP
                        || partitions.action() == AlterClause.PartitionAction.TRUNCATE);
        touched.add(key(name.table()));
        // It may be another name for it.
        tokens.stream().skip(2).filter(token -> token.isName()).forEach(token -> touched.add(key(token.text())));
    }

    /** The key is dropped, and nothing that might be another is added. */
    private static boolean losesPrimaryKey(AlterTable statement) {
        boolean drops = statement.clauses(AlterClause.Drop.class)
                .anyMatch(drop -> drop.part() == AlterClause.Part.PRIMARY_KEY);
        Stream<TableElement> defined = Stream.of(statement.added(),
                statement.clauses(AlterClause.Modify.class).map(AlterClause.Modify::column),
                statement.clauses(AlterClause.Change.class).map(AlterClause.Change::to)).flatMap(elements -> elements);
        return drops && statement.isUnderstood() && defined.noneMatch(RequirementsReading::isPrimaryKey);
    }

    private static boolean isPrimaryKey(TableElement element) {
        return element instanceof TableElement.Key key && key.kind() == TableElement.KeyKind.PRIMARY
                || element instanceof TableElement.Column column && column.isPrimaryKey();
    }

    private void rebuild(Name name, boolean whole, Place place) {
        if (!temporary.contains(key(name.table())) && !replaced.contains(key(name.table()))) {
            rebuilds.add(new TableRebuild(place, name.schema(), name.table(), whole));
        }
    }

    private boolean storedProgram(TokenReader reader, Place place) {
        Optional<StoredProgramHead> read = StoredProgramHead.read(reader);
        if (read.isEmpty()) {
            return false;
        }
        StoredProgramHead head = definer(read.get(), place);
        switch (head.kind()) {
            case "TRIGGER" -> {
                if (!trustsFunctions) {
                    triggers.add(place);
                }
            }
            case "FUNCTION" -> {
                // One that is there already is not looked at; a loadable one is no matter of the log.
                if (!trustsFunctions && !head.unlessThere() && !head.name().isEmpty()
                        && reader.rest().stream().noneMatch(token -> token.is("SONAME"))) {
                    functions.add(new StoredFunction(place, String.join(".", head.name()), isDeclaredSafe(reader)));
                }
            }
            case "EVENT" -> {
                if (!saysBeforeBody(reader, "DISABLE")) {
                    events.add(place);
                }
            }
            default -> {
                // Nothing more is asked for a view or a procedure.
            }
        }
        return true;
    }

    private static boolean saysBeforeBody(TokenReader event, String word) {
        return event.rest().stream().takeWhile(token -> !token.is("DO")).anyMatch(token -> token.is(word));
    }

    private StoredProgramHead definer(StoredProgramHead head, Place place) {
        head.definer().ifPresent(account -> definers.add(new ForeignDefiner(place, account.get(0), account.get(1))));
        return head;
    }

    /**
     * Reads the characteristics. The body may have the same words in it, but it is then taken for declared, which refuses
     * nothing falsely.
     */
    private static boolean isDeclaredSafe(TokenReader reader) {
        reader.parenthesized();
        List<Token> rest = reader.rest();
        for (int i = 0; i < rest.size(); i++) {
            boolean denied = i > 0 && rest.get(i - 1).is("NOT");
            TokenReader at = new TokenReader(rest.subList(i, rest.size()));
            if (at.accept("DETERMINISTIC") && !denied || at.accept("NO", "SQL") || at.accept("READS", "SQL", "DATA")) {
                return true;
            }
        }
        return false;
    }

    private Name name(QualifiedName name) {
        return new Name(name.schema().orElse(schema), name.name());
    }

    private Optional<Name> name(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> Optional.of(new Name(schema, parts.get(0)));
            case 2 -> Optional.of(new Name(parts.get(0), parts.get(1)));
            default -> Optional.empty();
        };
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
