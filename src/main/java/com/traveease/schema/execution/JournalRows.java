package com.traveease.schema.execution;

import java.util.ArrayList;
import java.util.List;

import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.journal.JournalEntry.Mark;
import com.traveease.schema.revision.Step;
import com.traveease.schema.session.SealedSession;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/**
 * The rows of the journal about the statements of one script, as they are to be written: their checksums, quotes and sessions,
 * without secrets.
 */
record JournalRows(Step step, List<Statement> statements, Secrets secrets) {

    /** Of one write: a transaction may have more statements than fit into a packet. */
    private static final int MOST_ROWS = 500;
    private static final int LONGEST_QUOTE = 200;

    /**
     * @param last of the statements that are committed with it
     * @param sql what it is, prepared statements resolved
     * @param fingerprint of what it touches, as text; empty when there is none
     */
    JournalEntry begun(int k, int last, String sql, String fingerprint, String session) {
        return entry(k, last, Mark.BEGUN, sql, fingerprint, session);
    }

    /** As {@link #begun}, where nothing was prepared. */
    JournalEntry begun(int k, String fingerprint, String session) {
        return begun(k, k, statements.get(k - 1).sql(), fingerprint, session);
    }

    /**
     * Statements that are finished: each has a row of its own, or several share one where they are many.
     *
     * @param before the session before the first, where that has a row already; else empty
     * @param session behind the last
     */
    List<JournalEntry> finished(int first, int k, String before, String session) {
        List<JournalEntry> entries = new ArrayList<>();
        int each = 1 + (k - first) / MOST_ROWS;
        int last;
        for (int i = first; i <= k; i = last + 1) {
            last = i == first || i == k ? i : Math.min(i + each, k) - 1;
            // A run is never resumed after a row in the middle, because finished statements are recorded up to the last one. It
            // can be resumed after the first, when that one changed definitions and the next is corrected: with the session
            // as it was before the first.
            String known = i == k ? session : i == first ? before : "";
            entries.add(entry(i, last, Mark.FINISHED, statements.get(i - 1).sql(), "", known));
        }
        return entries;
    }

    private JournalEntry entry(int k, int last, Mark mark, String sql, String fingerprint, String session) {
        boolean many = last > k;
        return new JournalEntry(step.script().name(), step.direction(), k, last, mark,
                many ? Statement.checksum(statements.subList(k - 1, last), secrets) : statements.get(k - 1).checksum(secrets),
                fingerprint.isEmpty() ? secrets.excerpt(sql, LONGEST_QUOTE) : secrets.masked(sql), fingerprint,
                SealedSession.of(session, secrets), 0);
    }
}
