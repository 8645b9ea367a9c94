package com.traveease.schema.runs;

import java.util.regex.Pattern;

import com.traveease.schema.server.ServerMessage;
import com.traveease.schema.server.SqlExcerpt;
import com.traveease.schema.statement.Secrets;

/**
 * Texts without the values of rows: a record is read by more people than may read the tables, and stays for longer than their
 * rows. Texts that come here have no secrets in them any more, and no values that a server quotes.
 */
final class MaskedText {

    private static final int LONGEST = 4000;
    private static final int LONGEST_SQL = 120;
    /** Of it as much is read as the excerpt may need. */
    private static final int READ = 8000;

    private static final Pattern SCRIPT_LINE = Pattern.compile("Statement \\d+ is: .*", Pattern.DOTALL);
    /** In which numbers are lengths. */
    private static final Pattern DEFINITION = Pattern.compile(
            "(?is)(?:ALTER TABLE|CREATE (?:TEMPORARY )?TABLE|CREATE (?:\\w+ )?INDEX|DROP|RENAME|TRUNCATE)\\b.*");
    private static final Pattern QUERY = Pattern.compile("(?i)\\bSELECT\\b");

    private MaskedText() {
    }

    /** A message of a failure, or a warning: what it quotes of a statement may be a part of a string. */
    static String message(String text) {
        String told = ServerMessage
                .withoutStatement(SCRIPT_LINE.matcher(Secrets.withoutPasswordInAddress(text)).replaceAll(""));
        return told.length() <= LONGEST ? told : told.substring(0, LONGEST - 1) + "…";
    }

    /**
     * What a statement does: {@code ALTER TABLE seats ADD COLUMN class_id BIGINT}, {@code INSERT INTO seats VALUES (…, '…')}.
     */
    static String statement(String sql, Secrets secrets) {
        String excerpt = SqlExcerpt.ofFailed(secrets.excerpt(sql, READ));
        String told = DEFINITION.matcher(excerpt).matches() && !QUERY.matcher(excerpt).find() ? excerpt
                : ServerMessage.withoutNumbers(excerpt);
        return told.codePointCount(0, told.length()) <= LONGEST_SQL ? told
                : told.substring(0, told.offsetByCodePoints(0, LONGEST_SQL - 1)).stripTrailing() + "…";
    }
}
