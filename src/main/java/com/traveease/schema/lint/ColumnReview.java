package com.traveease.schema.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.sql.ReservedWords;
import com.traveease.schema.table.Column;
import com.traveease.schema.table.ScriptPosition;

/** What there is to say of one column, whatever statement declares it. */
final class ColumnReview {

    private static final Pattern MONEY = Pattern.compile(
            "(?i)(^|_)(amount|price|cost|costs|fee|fees|total|subtotal|balance|tax|vat|salary|wage|payment|refund|revenue|commission|discount|money|budget|fare)(_|$)");
    private static final Pattern LOWER_CASE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> SMALL_INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int");
    private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "int", "bigint");
    private static final Set<String> APPROXIMATE = Set.of("float", "double");
    private static final Set<String> NO_LITERAL = Set.of("tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob",
            "mediumblob", "longblob", "json", "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring",
            "multipolygon", "geometrycollection");
    private static final Pattern RANDOM = Pattern.compile("\\b(UUID|UUID_SHORT|RAND|SYSDATE|RANDOM_BYTES|CONNECTION_ID)\\(");

    private final Reviewed script;

    ColumnReview(Reviewed script) {
        this.script = script;
    }

    /** @param before the column that it replaces: what was so already is not said again */
    void review(String table, Column column, Optional<Column> before, ScriptPosition at) {
        String called = table + "." + column.name();
        if (before.filter(old -> old.name().equalsIgnoreCase(column.name())).isEmpty()) {
            name("column", called, column.name(), at);
        }
        if (column.autoIncrement() && SMALL_INTEGERS.contains(column.type())
                && before.filter(old -> old.autoIncrement() && old.type().equals(column.type())).isEmpty()) {
            script.found(Rule.INT_KEY, at, "%s is %s AUTO_INCREMENT.", called, column.typeInWords());
        }
        if (before.filter(old -> old.type().equals(column.type())).isEmpty()) {
            type(called, column, at);
        }
        boolean wasMb3 = before.filter(ColumnReview::isUtf8mb3).isPresent();
        if (isUtf8mb3(column) && !wasMb3) {
            script.found(Rule.UTF8MB3, at, "%s has the character set utf8mb3.", called);
        }
        deprecated(called, column, at);
        if (NO_LITERAL.contains(column.type()) && column.literalDefault()
                && !column.defaultValue().equals(Optional.of("NULL"))) {
            script.found(Rule.LITERAL_DEFAULT, at, "%s is %s and has a literal default.", called, column.typeInWords());
        }
        if (column.references()) {
            script.found(Rule.IGNORED_REFERENCES, at, "REFERENCES after %s creates no foreign key.", called);
        }
        if (column.checks().contains("")) {
            script.found(Rule.UNNAMED_CONSTRAINT, at, "The CHECK of %s has no name.", called);
        }
    }

    private void type(String called, Column column, ScriptPosition at) {
        if (column.type().equals("timestamp")) {
            script.found(Rule.TIMESTAMP_2038, at, "%s is TIMESTAMP.", called);
        }
        if (APPROXIMATE.contains(column.type()) && MONEY.matcher(column.name()).find()) {
            script.found(Rule.FLOAT_MONEY, at, "%s is %s.", called, column.typeInWords());
        }
        boolean whole = column.arguments().isEmpty() || column.arguments().get(0).equals("0");
        if ((column.type().equals("datetime") || column.type().equals("time")) && whole) {
            script.found(Rule.DATETIME_PRECISION, at, "%s is %s without a fraction of seconds.", called,
                    column.type().toUpperCase(Locale.ROOT));
        }
        if (column.isList()) {
            script.found(Rule.ENUM_TYPE, at, "%s is %s.", called, column.type().toUpperCase(Locale.ROOT));
        }
    }

    private void deprecated(String called, Column column, ScriptPosition at) {
        boolean integer = INTEGERS.contains(column.type());
        boolean flag = column.type().equals("tinyint") && column.arguments().equals(List.of("1"));
        if (integer && !column.arguments().isEmpty() && !flag) {
            script.found(Rule.DEPRECATED_TYPE, at, "%s has the display width %s.", called, column.arguments().get(0));
        } else if (column.zerofill()) {
            script.found(Rule.DEPRECATED_TYPE, at, "%s is ZEROFILL.", called);
        } else if (APPROXIMATE.contains(column.type()) && column.arguments().size() > 1) {
            script.found(Rule.DEPRECATED_TYPE, at, "%s is %s.", called, column.typeInWords());
        } else if (!integer && column.unsigned()) {
            script.found(Rule.DEPRECATED_TYPE, at, "%s is %s.", called, column.typeInWords());
        }
    }

    static boolean isUtf8mb3(Column column) {
        return isUtf8mb3(column.characterSet()) || isUtf8mb3(column.collation());
    }

    static boolean isUtf8mb3(String setOrCollation) {
        String name = setOrCollation.toLowerCase(Locale.ROOT);
        return name.equals("utf8") || name.startsWith("utf8_") || name.startsWith("utf8mb3");
    }

    /** Whether the server computes another value for each row, which it refuses to do in an ALTER. */
    static boolean isRandom(Column column) {
        return !column.literalDefault() && column.defaultValue().filter(value -> RANDOM.matcher(value).find()).isPresent();
    }

    /** Of a table, a column, an index. */
    void name(String kind, String called, String name, ScriptPosition at) {
        if (ReservedWords.contains(name)) {
            script.found(Rule.RESERVED_WORD, at, "The name of the %s %s is a reserved word.", kind, called);
        }
        if (!LOWER_CASE.matcher(name).matches()) {
            script.found(Rule.LOWER_CASE_NAMES, at, "The name of the %s %s is not in lower case with underscores.", kind,
                    called);
        }
    }
}
