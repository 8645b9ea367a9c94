package com.traveease.schema.runs;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.server.SqlExcerpt;
import com.traveease.schema.statement.Secrets;

/**
 * Texts without the values of rows: a record is read by more people than may read the tables, and stays for longer than their
 * rows. Texts that come here have no secrets in them any more.
 */
final class ToldText {

    private static final String MASK = "'…'";
    private static final int LONGEST = 4000;
    private static final int LONGEST_SQL = 120;
    /** Of it as much is read as the excerpt may need. */
    private static final int READ = 8000;

    /** Errors and warnings in whose message the server quotes a value, or the statement. */
    private static final Set<String> QUOTING = Set.of("1062", "1064", "1292", "1366", "1367", "1411", "1525", "1526", "1586",
            "1690", "1859", "3140", "3141", "3854");
    private static final Pattern NUMBER = Pattern.compile("\\((?:error|warning|note) (\\d+)\\)");
    private static final Pattern SCRIPT_LINE = Pattern.compile("Statement \\d+ is: .*", Pattern.DOTALL);
    /** As the server words these in English; what is masked is the first group. */
    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("Duplicate entry ('.*?') for key '", Pattern.DOTALL),
            Pattern.compile(
                    "(?:Incorrect|Truncated incorrect) \\S+(?: \\S+)? value: ('.*?')(?: for (?:column|function)|[ (.;]|$)",
                    Pattern.DOTALL),
            Pattern.compile("near ('.*?') at line", Pattern.DOTALL),
            Pattern.compile("no partition for value (\\S+)"),
            Pattern.compile("out of range in ('.*?')(?:[ (.;]|$)", Pattern.DOTALL));
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern LITERAL = Pattern
            .compile("(?<![\\w$`.])(?:0x[0-9a-fA-F]+|\\d[\\d.]*(?:[eE][+-]?\\d+)?)(?![\\w$`])");

    /** In which numbers are lengths. */
    private static final Pattern DEFINITION = Pattern.compile(
            "(?is)(?:ALTER TABLE|CREATE (?:TEMPORARY )?TABLE|CREATE (?:\\w+ )?INDEX|DROP|RENAME|TRUNCATE)\\b.*");
    private static final Pattern QUERY = Pattern.compile("(?i)\\bSELECT\\b");

    private ToldText() {
    }

    /** A message of a failure, or a warning. */
    static String message(String text) {
        String told = SCRIPT_LINE.matcher(Secrets.withoutPasswordInAddress(text)).replaceAll("");
        boolean found = false;
        for (Pattern pattern : VALUES) {
            Matcher value = pattern.matcher(told);
            found |= value.find();
            told = value.replaceAll(match -> Matcher.quoteReplacement(
                    match.group().replace(match.group(1), MASK)));
        }
        if (!found && quotes(told)) {
            told = QUOTED.matcher(told).replaceAll(MASK); // in another language the values stand elsewhere
        }
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST - 1) + "…";
    }

    private static boolean quotes(String text) {
        return NUMBER.matcher(text).results().anyMatch(number -> QUOTING.contains(number.group(1)));
    }

    /**
     * What a statement does: {@code ALTER TABLE seats ADD COLUMN class_id BIGINT}, {@code INSERT INTO seats VALUES (…, '…')}.
     */
    static String statement(String sql, Secrets secrets) {
        String excerpt = SqlExcerpt.ofFailed(secrets.excerpt(sql, READ));
        String told = DEFINITION.matcher(excerpt).matches() && !QUERY.matcher(excerpt).find() ? excerpt
                : LITERAL.matcher(excerpt).replaceAll("…");
        return told.codePointCount(0, told.length()) <= LONGEST_SQL ? told
                : told.substring(0, told.offsetByCodePoints(0, LONGEST_SQL - 1)).stripTrailing() + "…";
    }
}
