package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/**
 * A DELETE in one of its three forms.
 *
 * @param targets the names of the tables that lose rows, in their parts; not aliases
 * @param conditional whether rows may remain
 */
public record DeleteStatement(List<List<String>> targets, boolean conditional) {

    /** Reads what stands behind the word DELETE. */
    public static DeleteStatement parse(TokenReader reader) {
        while (reader.acceptAny("LOW_PRIORITY", "QUICK", "IGNORE")) {
            // They change how it is done, not what.
        }
        boolean targetsAfterFrom = reader.accept("FROM");
        List<List<String>> targets = new ArrayList<>();
        do {
            targets.add(reader.dottedName());
        } while (reader.acceptSymbol(','));
        List<Token> rest = reader.rest();
        if (targetsAfterFrom && !reader.peek().is("USING")) {
            return new DeleteStatement(targets,
                    rest.stream().anyMatch(token -> token.is("WHERE") || token.is("LIMIT") || token.is("PARTITION")));
        }
        return new DeleteStatement(targets.stream().map(target -> resolved(target, rest)).toList(), true);
    }

    /** {@code DELETE a FROM accounts AS a}: the table that an alias stands for. */
    private static List<String> resolved(List<String> target, List<Token> references) {
        for (int i = 1; target.size() == 1 && i < references.size(); i++) {
            if (!beginsReference(references.get(i - 1)) || !references.get(i).isName()) {
                continue;
            }
            TokenReader reader = new TokenReader(references.subList(i, references.size()));
            List<String> table = reader.dottedName();
            if (reader.accept("PARTITION")) {
                reader.skip();
            }
            reader.accept("AS");
            if (reader.name().filter(target.get(0)::equalsIgnoreCase).isPresent()) {
                return table;
            }
        }
        return target;
    }

    private static boolean beginsReference(Token before) {
        return before.is("FROM") || before.is("USING") || before.is("JOIN") || before.is("STRAIGHT_JOIN")
                || before.isSymbol(',') || before.isSymbol('(');
    }
}
