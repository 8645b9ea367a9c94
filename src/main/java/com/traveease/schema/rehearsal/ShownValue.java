package com.traveease.schema.rehearsal;

import java.util.Set;
import java.util.regex.Pattern;

/** What of a row may be printed: nothing that looks as if it were about a person, or secret. */
final class ShownValue {

    private static final int LONGEST = 40;
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i).*(mail|phone|mobile|name|birth|passport|address|street|city|postal|zip|iban|account|card|token|secret|passw|pwd"
                    + "|hash|salt|ssn|tax|licen|contact|note|comment|remark|message|ip$|_ip_|traveller|guest|nationality|gender).*");
    /** Which may hold anything. */
    private static final Set<String> FREE = Set.of("tinytext", "text", "mediumtext", "longtext", "json", "tinyblob", "blob",
            "mediumblob", "longblob", "binary", "varbinary");

    private ShownValue() {
    }

    /** @param value may be null */
    static String of(TableRows.Column column, String value) {
        if (value == null) {
            return "NULL";
        }
        if (PERSONAL.matcher(column.name()).matches() || FREE.contains(column.type())) {
            return "***";
        }
        String shown = value.length() <= LONGEST ? value : value.substring(0, LONGEST - 1) + "…";
        return column.type().endsWith("char") || column.type().equals("enum") || column.type().equals("set")
                ? "'%s'".formatted(shown)
                : shown;
    }
}
