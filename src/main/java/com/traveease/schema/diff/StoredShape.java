package com.traveease.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.StoredText;
import com.traveease.schema.sql.ServerSql;
import com.traveease.schema.sql.Token;

/** A view, trigger, routine or event: what of it is compared. */
public final class StoredShape {

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
    public static Set<String> mentions(StoredText one) {
        return Token.of(one.sql()).stream().filter(Token::isName).map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
