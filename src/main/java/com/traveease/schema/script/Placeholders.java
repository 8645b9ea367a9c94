package com.traveease.schema.script;

import java.util.Map;
import java.util.TreeMap;

import com.traveease.schema.sql.InvalidScriptException;

/** Puts values in place of {@code ${name}}, wherever it stands, as Flyway does: in strings and comments too, and once only. */
final class Placeholders {

    private static final String PREFIX = "${";
    private static final String SUFFIX = "}";

    private Placeholders() {
    }

    /**
     * @param values by name; upper and lower case are the same
     * @throws InvalidScriptException when a placeholder has no value
     */
    static String replaced(String script, String text, Map<String, String> values) {
        if (find(text, 0) < 0) {
            return text;
        }
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(values);
        byName.put("flyway:filename", script.substring(script.lastIndexOf('/') + 1));
        StringBuilder replaced = new StringBuilder();
        int at = 0;
        for (int found = find(text, 0); found >= 0; found = find(text, at)) {
            int end = text.indexOf(SUFFIX, found);
            String name = end < 0 ? "" : text.substring(found + PREFIX.length(), end);
            if (!byName.containsKey(name)) {
                long line = 1 + text.substring(0, found).chars().filter(c -> c == '\n').count();
                throw new InvalidScriptException(
                        "%s, line %d: %s. Or, if ${…} is text in all of these scripts, add --no-placeholders. Nothing was run."
                                .formatted(script, line, end < 0 ? "a placeholder that begins with ${ has no }; close it"
                                        : "the placeholder ${%s} has no value; give it one (--placeholder name=value)"
                                                .formatted(name)));
            }
            replaced.append(text, at, found).append(byName.get(name));
            at = end + SUFFIX.length();
        }
        return replaced.append(text, at, text.length()).toString();
    }

    /** Flyway looks at two characters at a time: in {@code $${name}} the second one is gone before its brace comes. */
    private static int find(String text, int from) {
        int at = text.indexOf('$', from);
        while (at >= 0 && !text.startsWith(PREFIX, at)) {
            at = text.indexOf('$', at + 2);
        }
        return at;
    }
}
