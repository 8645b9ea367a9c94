package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaText;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;

/** A view, trigger, routine or event: what of it is compared, and the SQL that makes it. */
final class StoredShape {

    private StoredShape() {
    }

    /** Equal for two between which the server makes no difference; layout, comments and the definer are none. */
    static String canonical(StoredText one) {
        List<Token> tokens = Token.of(one.sql());
        // What the server has written itself tells names from keywords.
        return one.kind() == ObjectKind.VIEW ? ServerSql.canonical(tokens)
                : ServerSql.canonicalBody(one.kind() == ObjectKind.PROCEDURE ? withoutIn(tokens) : tokens);
    }

    /** A parameter goes in unless it says otherwise. */
    private static List<Token> withoutIn(List<Token> tokens) {
        List<Token> others = new ArrayList<>();
        int depth = 0;
        boolean over = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            over |= depth == 0 && token.isSymbol(')');
            boolean mode = !over && depth == 1 && token.is("IN")
                    && (tokens.get(i - 1).isSymbol('(') || tokens.get(i - 1).isSymbol(','));
            if (!mode) {
                others.add(token);
            }
        }
        return others;
    }

    static List<Change> changes(StoredText before, StoredText after, String table) {
        List<Change> changes = new ArrayList<>();
        ObjectKind kind = after.kind();
        if (!before.isReadable() || !after.isReadable()) {
            // What cannot be read is not a difference; Authoring adds a note about it.
            return changes;
        }
        if (!before.table().equals(after.table())) {
            changes.add(Change.changed(kind, table, after.name(), "table", before.table(), after.table()));
        }
        if (!before.moment().equals(after.moment())) {
            changes.add(Change.changed(kind, table, after.name(), kind == ObjectKind.EVENT ? "time zone" : "moment",
                    before.moment(), after.moment()));
        }
        if (changes.isEmpty() && !canonical(before).equals(canonical(after))) {
            changes.add(Change.changed(kind, table, after.name(), "definition", "", ""));
        }
        if (!before.sqlMode().equals(after.sqlMode())) {
            changes.add(
                    Change.changed(kind, table, after.name(), "sql_mode", quoted(before.sqlMode()), quoted(after.sqlMode())));
        }
        if (!before.characterSet().equals(after.characterSet())) {
            changes.add(Change.changed(kind, table, after.name(), "character_set_client", before.characterSet(),
                    after.characterSet()));
        }
        if (!before.collation().equals(after.collation())) {
            changes.add(Change.changed(kind, table, after.name(), "collation_connection", before.collation(),
                    after.collation()));
        }
        return changes;
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    /** Names that its text mentions, in lower case. */
    static Set<String> mentions(StoredText one) {
        return Token.of(one.sql()).stream().filter(Token::isName).map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    static String drop(StoredText one) {
        return "DROP %s %s".formatted(one.kind().name(), Identifiers.plain(one.name()));
    }

    /**
     * The statements that make it, what it is stored with included.
     *
     * @param declared the text of an author, to be preferred to the server's; empty when there is none
     */
    static List<DiffStatement> create(StoredText one, boolean replace, Optional<String> declared, SchemaText.Session session,
            List<String> remarks) {
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
        statements.add(new DiffStatement(sql, remarks));
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
}
