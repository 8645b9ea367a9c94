package com.traveease.schema.authoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.traveease.schema.sql.ReservedWords;
import com.traveease.schema.sql.Token;

/** The columns that an expression reads, as far as its words alone tell: in doubt a word is none. */
final class ExpressionColumns {

    /** Words that are not reserved and that can be part of an expression: types, units and clauses of functions. */
    private static final Set<String> OF_EXPRESSIONS = Set.of("""
            AGAINST ARRAY ASCII AT AUTO BOOL BOOLEAN BYTE CHARSET DATE DATETIME DAY EMPTY END ENUM ERROR ESCAPE EXPANSION FIRST
            FIXED GEOMCOLLECTION GEOMETRY GEOMETRYCOLLECTION HOUR ISO INTERNAL EUR JIS USA JSON LANGUAGE LAST LEVEL LINESTRING
            LOCAL MEMBER MICROSECOND MINUTE MODE MONTH MULTILINESTRING MULTIPOINT MULTIPOLYGON NATIONAL NCHAR NEXT NVARCHAR
            OFFSET PATH POINT POLYGON QUARTER QUERY RETURNING REVERSE SECOND SERIAL SIGNED SOUNDS SQL_TSI_DAY SQL_TSI_HOUR
            SQL_TSI_MINUTE SQL_TSI_MONTH SQL_TSI_QUARTER SQL_TSI_SECOND SQL_TSI_WEEK SQL_TSI_YEAR TEXT TIME TIMESTAMP UNICODE
            UNKNOWN VALUE WEEK YEAR ZONE
            """.strip().split("\\s+"));
    /** Behind these there is the name of a character set, a collation or a type. */
    private static final List<String> BEFORE_OTHER_NAMES = List.of("AS", "COLLATE", "USING", "SET", "CHARSET");

    private ExpressionColumns() {
    }

    /** In their order; none of an expression with a subquery, where a name can be that of something else. */
    static Set<String> of(String expression) {
        List<Token> tokens = Token.of(expression);
        Set<String> columns = new LinkedHashSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("SELECT")) {
                return Set.of();
            }
            if (isColumn(tokens, i)) {
                columns.add(tokens.get(i).text());
            }
        }
        return columns;
    }

    /** Whether the expression has the name at a place where a column can be. */
    static boolean mentions(String expression, String name) {
        List<Token> tokens = Token.of(expression);
        for (int i = 0; i < tokens.size(); i++) {
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol('(');
            if (tokens.get(i).isName(name) && !called) {
                return true;
            }
        }
        return false;
    }

    private static boolean isColumn(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (!token.isName() || i > 0 && isBeforeOtherNames(tokens.get(i - 1))) {
            return false;
        }
        if (i + 1 < tokens.size()) {
            Token next = tokens.get(i + 1);
            boolean other = next.isSymbol('(') || next.isSymbol('.') || next.kind() == Token.Kind.STRING;
            if (other) {
                return false;
            }
        }
        return token.kind() == Token.Kind.QUOTED_NAME || !ReservedWords.contains(token.text())
                && !OF_EXPRESSIONS.contains(token.text().toUpperCase(Locale.ROOT)) && !token.text().startsWith("_")
                && !Character.isDigit(token.text().charAt(0));
    }

    private static boolean isBeforeOtherNames(Token token) {
        return token.isSymbol('.') || token.isSymbol('@') || BEFORE_OTHER_NAMES.stream().anyMatch(token::is);
    }
}
