package com.traveease.schema.alteration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.diff.StoredComparison;
import com.traveease.schema.diff.StoredShape;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;

/** The statements that drop and make views, triggers, routines and events. */
final class StoredStatements {

    private final StoredComparison stored;
    private final SchemaText.Session session;

    /** @param session with what a program is stored unless a statement says otherwise */
    StoredStatements(StoredComparison stored, SchemaText.Session session) {
        this.stored = stored;
        this.session = session;
    }

    /** What has to be away before tables are changed: it may be about what they have now. */
    List<DiffStatement> drops() {
        List<DiffStatement> statements = new ArrayList<>();
        for (ObjectKind kind : List.of(ObjectKind.EVENT, ObjectKind.TRIGGER, ObjectKind.VIEW, ObjectKind.PROCEDURE,
                ObjectKind.FUNCTION)) {
            stored.gone().stream().filter(one -> one.kind() == kind)
                    .forEach(one -> statements.add(new DiffStatement(drop(one), isMadeAgain(one)
                            ? List.of("It is created again at the end; rows written until then do not fire it.")
                            : List.of())));
        }
        return statements;
    }

    private boolean isMadeAgain(StoredText one) {
        return one.kind() == ObjectKind.TRIGGER
                && stored.made().stream().anyMatch(other -> other.kind() == one.kind() && key(other).equals(key(one)));
    }

    List<DiffStatement> creates(Declared declared) {
        List<DiffStatement> statements = new ArrayList<>();
        for (ObjectKind kind : List.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.VIEW, ObjectKind.TRIGGER,
                ObjectKind.EVENT)) {
            for (StoredText one : inOrder(kind)) {
                boolean again = stored.isReplacing(one);
                if (again && kind != ObjectKind.VIEW) {
                    statements.add(new DiffStatement(drop(one), routine(kind)
                            ? List.of("Privileges on %s %s are lost with it; grant them again.".formatted(kind.words(),
                                    one.name()))
                            : List.of()));
                }
                Optional<String> text = declared.text(kind, one.name());
                statements.addAll(create(one, again, text));
            }
        }
        return statements;
    }

    private static boolean routine(ObjectKind kind) {
        return kind == ObjectKind.PROCEDURE || kind == ObjectKind.FUNCTION;
    }

    /** Views behind those that they select from; triggers as they come. */
    private List<StoredText> inOrder(ObjectKind kind) {
        Map<String, StoredText> some = new LinkedHashMap<>();
        stored.made().stream().filter(one -> one.kind() == kind).forEach(one -> some.put(key(one), one));
        if (kind == ObjectKind.TRIGGER) {
            return some.values().stream().sorted((one, other) -> Integer.compare(one.place(), other.place())).toList();
        }
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        some.forEach((name, one) -> {
            Set<String> mentioned = StoredShape.mentions(one);
            Set<String> others = new LinkedHashSet<>(some.keySet());
            others.removeIf(other -> other.equals(name) || !mentioned.contains(other));
            needs.put(name, kind == ObjectKind.VIEW ? others : Set.of());
        });
        return Ordering.of(needs).stream().map(some::get).toList();
    }

    private static String drop(StoredText one) {
        return "DROP %s %s".formatted(one.kind().name(), Identifiers.plain(one.name()));
    }

    /**
     * The statements that make it, what it is stored with included.
     *
     * @param declared the text of an author, to be preferred to the server's; empty when there is none
     */
    private List<DiffStatement> create(StoredText one, boolean replace, Optional<String> declared) {
        String sql = declared.orElseGet(() -> one.kind() == ObjectKind.VIEW ? view(one) : program(one));
        if (replace && one.kind() == ObjectKind.VIEW) {
            sql = sql.replaceFirst("(?i)^CREATE (?!OR REPLACE )", "CREATE OR REPLACE ");
        }
        List<DiffStatement> statements = new ArrayList<>();
        boolean view = one.kind() == ObjectKind.VIEW;
        boolean mode = !view && !one.sqlMode().equals(session.sqlMode());
        boolean names = !view && !(one.characterSet().equals(session.characterSet())
                && one.collation().equals(session.collation()));
        boolean zone = one.kind() == ObjectKind.EVENT && !one.moment().equals(session.timeZone());
        StringJoiner set = new StringJoiner(", ");
        if (mode) {
            set.add("sql_mode = " + SqlText.readable(one.sqlMode()));
        }
        if (names) {
            set.add("character_set_client = " + one.characterSet());
            set.add("collation_connection = " + one.collation());
        }
        if (zone) {
            set.add("time_zone = " + SqlText.readable(one.moment()));
        }
        if (mode || names || zone) {
            statements.add(DiffStatement.of("SET SESSION " + set));
        }
        statements.add(DiffStatement.of(sql));
        if (mode || names || zone) {
            StringJoiner back = new StringJoiner(", ");
            if (mode) {
                back.add("sql_mode = DEFAULT");
            }
            if (names) {
                back.add("character_set_client = " + session.characterSet());
                back.add("collation_connection = " + session.collation());
            }
            if (zone) {
                back.add("time_zone = DEFAULT");
            }
            statements.add(DiffStatement.of("SET SESSION " + back));
        }
        return statements;
    }

    private static String view(StoredText one) {
        List<Token> tokens = Token.of(one.sql());
        StringBuilder sql = new StringBuilder();
        int depth = 0;
        Token before = null;
        for (Token token : tokens) {
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            boolean clause = depth == 0 && (token.is("SELECT") || token.is("FROM") || token.is("WHERE") || token.is("GROUP")
                    || token.is("HAVING") || token.is("UNION") || token.is("WITH"));
            if (before != null && !token.isSymbol(',')) {
                boolean apart = before.end() < token.start() || before.isSymbol(',');
                sql.append(clause ? "\n" : apart ? " " : "");
            }
            sql.append(ServerSql.readable(one.sql(), List.of(token)));
            before = token;
        }
        return sql.toString().replaceFirst("ALGORITHM=UNDEFINED ", "").replaceFirst("SQL SECURITY DEFINER ", "");
    }

    /** The head is the server's, the body as it was written. */
    private static String program(StoredText one) {
        List<Token> tokens = Token.of(one.sql());
        StringBuilder sql = new StringBuilder();
        int end = 0;
        for (Token token : tokens) {
            boolean name = token.kind() == Token.Kind.QUOTED_NAME
                    && (token.text().equals(one.name()) || token.text().equals(one.table()));
            if (name) {
                sql.append(one.sql(), end, token.start()).append(Identifiers.plain(token.text()));
                end = token.end();
            }
            if (token.isSymbol('(') || token.is("AS") || token.is("DO") || token.is("ROW")) {
                break;
            }
        }
        // Said or not it is so; and where NOT binds tighter (HIGH_NOT_PRECEDENCE) the server does not understand it.
        return sql.append(one.sql().substring(end)).toString().replaceFirst("^(CREATE EVENT .*?) ON COMPLETION NOT PRESERVE",
                "$1");
    }

    private static String key(StoredText one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
