package com.traveease.schema.journal;

import java.time.Instant;
import java.util.stream.Stream;

import com.traveease.schema.revision.Direction;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/**
 * A row of the {@link Journal}.
 *
 * @param script name of the file
 * @param statement from 1; 0 for the script as a whole
 * @param last of the statements that are committed together with this one, as far as one can tell before it
 * @param checksum of the statement without white space, comments and secrets, or of all of them when it is twice as long;
 *        of row 0 the script's
 * @param sql the statement that changes definitions, whole; of others the beginning; without secrets
 * @param fingerprint of what the statement touches, before it; empty when it is not told by that, and when it is finished
 * @param session SQL that makes a session what it was after this statement, or, while it is begun, before it; see
 *        {@link com.traveease.schema.session.SealedSession}. Of row 0 SQL that puts AUTO_INCREMENT back to where it was at
 *        the last commit of the script, below a line that says up to which statement that was; empty when that is not known
 * @param startedAt when the row was inserted, by the server's clock; of one to be written the server says it
 */
public record JournalEntry(String script, Direction direction, int statement, int last, Mark mark, String checksum, String sql,
        String fingerprint, String session, long connectionId, Instant startedAt) {

    /** How far a statement is. */
    public enum Mark {
        /** Is sent, or about to be. */
        BEGUN("BEGUN"),
        /** A part of what the statement does may be committed, or all of it. */
        PARTIALLY_COMMITTED("TOUCHED"),
        FINISHED("FINISHED"),
        /** A person has to say whether it was applied: the run ended in the middle of it. */
        IN_DOUBT("IN_DOUBT"),
        /** The same, of one that failed. */
        FAILED("FAILED");

        private final String stored;

        Mark(String stored) {
            this.stored = stored;
        }

        /** As it is in the table, where other releases read it. */
        String stored() {
            return stored;
        }

        static Mark of(String stored) {
            return Stream.of(values()).filter(mark -> mark.stored.equals(stored)).findFirst().orElseThrow(
                    () -> new IllegalArgumentException("No mark of the journal is called " + stored));
        }
    }

    /** To be written. */
    public JournalEntry(String script, Direction direction, int statement, int last, Mark mark, String checksum, String sql,
            String fingerprint, String session, long connectionId) {
        this(script, direction, statement, last, mark, checksum, sql, fingerprint, session, connectionId, Instant.EPOCH);
    }

    /** Whether it tells of all statements up to the last; those have no rows of their own. */
    boolean isOfMany() {
        return checksum.length() == Statement.CHECKSUM_OF_MANY;
    }

    /** How its text begins, in one line without comments, to be quoted in a message. */
    public String beginning() {
        // A comment would take what follows into itself.
        String line = Secrets.OF_CLAUSES.masked(sql).replaceAll("(?m)^\\s*(--\\s|#).*$", " ").strip()
                .replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 79) + "…";
    }
}
