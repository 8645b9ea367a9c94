package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.journal.Journal;
import com.traveease.schema.journal.Journal.Sink;
import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.journal.JournalEntry.Mark;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.revision.Step;
import com.traveease.schema.session.AutoIncrements;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/**
 * What the journal says of one script while that runs. Every row about its statements is made here; {@link StepContext} adds
 * the
 * row of the script as a whole, number 0, in the transaction that changes the history. A run may end between any two commands,
 * and in any. This is what the next one finds, the last row of the script first, and what {@link Resumption} concludes:
 * <table>
 * <caption>Where a run can end</caption>
 * <tr>
 * <th>In the journal
 * <th>On disk
 * <th>The next run
 * <tr>
 * <td>nothing, nor in the history
 * <td>nothing of the script
 * <td>begins it
 * <tr>
 * <td>row 0 only
 * <td>the first statements, if they change nothing or may run again
 * <td>begins with statement 1
 * <tr>
 * <td>k BEGUN, with a fingerprint
 * <td>all before k; of k, which changes definitions, all or nothing: the row was committed
 * before k was sent, and stays so until the next row is written
 * <td>compares the definitions with the fingerprint: k is applied,
 * or is sent again; what fits neither is in doubt
 * <tr>
 * <td>k FINISHED
 * <td>all up to k: the row was committed with k, or k with all before it
 * <td>begins with statement k + 1
 * <tr>
 * <td>k BEGUN, without a fingerprint or with evidence of a call
 * <td>all before k; nothing of k, whose transaction may commit
 * in the middle and has not
 * <td>begins with statement k
 * <tr>
 * <td>k BEGUN, with a place in the key of a table
 * <td>all before k; of k, which is run in batches, the ranges up to that place: the place was written in the transaction of
 * each. At first it is before all of them. What the run says behind it of its pace, and of what it waits for, is shown only
 * while that run has the lock, and is written anew when a run begins
 * <td>continues with the range after it, also when that was the last one and only the row FINISHED is missing
 * <tr>
 * <td>k PARTIALLY_COMMITTED
 * <td>all before k; a part of k, or all of it: the mark was written in the transaction of k, and something has
 * committed that. Where nothing can be rolled back, the mark was committed before k was sent
 * <td>begins with statement k if that
 * may run again, or the evidence shows that no definition has changed; otherwise k is in doubt
 * <tr>
 * <td>k FAILED or IN_DOUBT
 * <td>the same, found by an earlier run
 * <td>the same
 * <tr>
 * <td>nothing, and the history has the step
 * <td>all of the script: both were written in one transaction
 * <td>continues with the next script
 * <tr>
 * <td>the row of a pause, which belongs to no script
 * <td>what the other rows say
 * <td>goes by the other rows, and waits before each batch until a person has deleted this one
 * </table>
 * Row 0 also has the {@link ScriptAutoIncrements}.
 */
public final class ScriptJournal {

    private final Journal journal;
    private final Step step;
    private final JournalRows rows;
    private final ScriptAutoIncrements numbers;
    /** The last statement that has a row, begun or finished. */
    private int written;
    /** Whether that one is begun only. */
    private boolean open;
    private String sessionBefore = "";

    /** @param secrets of the script: nothing of them is written */
    public ScriptJournal(Journal journal, Step step, List<Statement> statements, Secrets secrets) {
        this.journal = journal;
        this.step = step;
        this.rows = new JournalRows(step, statements, secrets);
        this.numbers = new ScriptAutoIncrements(journal.numbers(), step.script().name());
    }

    ScriptAutoIncrements numbers() {
        return numbers;
    }

    /** By statement, without the one of the whole script. */
    List<JournalEntry> entries() throws SQLException {
        return withoutWhole(journal.entries());
    }

    private static List<JournalEntry> withoutWhole(List<JournalEntry> entries) {
        return entries.stream().filter(entry -> entry.statement() > 0).toList();
    }

    /**
     * Takes up what an earlier run has left.
     *
     * @return as {@link #entries}
     */
    List<JournalEntry> found(List<JournalEntry> entries) {
        numbers.found(entries);
        return withoutWhole(entries);
    }

    /**
     * Everything before it is finished, and this one is about to be sent.
     *
     * @param last of the statements that are committed with it
     * @param sql what it is, prepared statements resolved
     * @param fingerprint of what it touches, as text
     */
    void begun(int k, int last, String sql, Optional<String> fingerprint, String session) throws SQLException {
        begun(k, last, sql, fingerprint, session, "", journal::insert);
    }

    private void begun(int k, int last, String sql, Optional<String> fingerprint, String session, String next, Sink sink)
            throws SQLException {
        List<JournalEntry> entries = finishedUpTo(k - 1, session);
        if (!next.isEmpty()) {
            entries.add(0, Journal.whole(step));
        }
        entries.add(rows.begun(k, last, sql, fingerprint.orElse(""), session));
        sink.write(entries, AutoIncrements.upTo(k - 1, next));
        goOnAt(k, session);
    }

    /**
     * Everything before it is finished, and it begins to be run in batches.
     *
     * @param place as text, before the first of them
     */
    void batchesBegin(int k, String place, String session) throws SQLException {
        List<JournalEntry> entries = finishedUpTo(k - 1, session);
        if (numbers.areKept()) {
            entries.add(0, Journal.whole(step)); // others are given numbers meanwhile
        }
        entries.add(rows.begun(k, place, session));
        journal.insert(entries);
        numbers.areKept(false);
        goOnAt(k, session);
    }

    /**
     * In the transaction of a batch, and between two batches where only the report is another.
     *
     * @param place with what {@link com.traveease.schema.batch.BatchReport} says behind it
     */
    void batchEnds(int k, String place) throws SQLException {
        journal.place(step.script().name(), k, place);
    }

    /** This one is begun, by this run or an earlier one, and its row stays. */
    void goOnAt(int k, String session) {
        written = k;
        open = true;
        sessionBefore = session;
    }

    /** SQL that writes entries, as often as it is run. */
    String inserting(List<JournalEntry> entries, String next) {
        return journal.inserting(entries, next, "");
    }

    /**
     * As {@link #begun}, of a statement that may change which numbers AUTO_INCREMENT gives next. The reader of the kept ones
     * takes it into account.
     *
     * @param next as {@link AutoIncrements#sql}, where others were given since they were kept; else empty
     */
    void defines(int k, String sql, Fingerprint fingerprint, String session, String next, Sink sink) throws SQLException {
        begun(k, k, sql, Optional.of(fingerprint.toString()), session, next, sink);
        numbers.areKept(false);
    }

    /** As {@link Journal#keeps}. */
    void keeps() throws SQLException {
        journal.keeps(step.script().name());
    }

    void touched(int k) throws SQLException {
        journal.mark(step.script().name(), k, Mark.PARTIALLY_COMMITTED);
    }

    /**
     * As {@link Journal#finishing}.
     *
     * @param next as {@link AutoIncrements#sql}
     */
    String finishing(int k, String next) {
        return journal.finishing(step.script().name(), k, AutoIncrements.upTo(k, next));
    }

    /** It failed, and something of it may be there. */
    void failed(int k) throws SQLException {
        journal.mark(step.script().name(), k, Mark.FAILED);
    }

    void inDoubt(int k) throws SQLException {
        journal.mark(step.script().name(), k, Mark.IN_DOUBT);
    }

    /**
     * Everything up to this one is done; in the transaction that does it.
     *
     * @param next as {@link AutoIncrements#sql}
     */
    void finished(int k, String session, String next) throws SQLException {
        List<JournalEntry> entries = ending(k, session, next);
        if (!entries.isEmpty()) {
            journal.insert(entries, AutoIncrements.upTo(k, next));
        }
        ended(k, next);
    }

    /**
     * As {@link #finished}, to be sent in the transaction that is open.
     *
     * @param sessionInSql in place of the session; empty where that is known here
     */
    String finishing(int k, String session, String sessionInSql, String next) {
        List<JournalEntry> entries = ending(k, session, next);
        ended(k, next);
        return journal.inserting(entries, AutoIncrements.upTo(k, next), sessionInSql);
    }

    private List<JournalEntry> ending(int k, String session, String next) {
        List<JournalEntry> entries = finishedUpTo(k, session);
        if (numbers.change(next)) {
            entries.add(0, Journal.whole(step));
        }
        return entries;
    }

    private void ended(int k, String next) {
        numbers.areKept(!next.isEmpty());
        written = k;
        open = false;
    }

    /** Whether the journal says that this statement is finished. */
    boolean isFinished(int k) throws SQLException {
        return entries().stream().anyMatch(entry -> entry.statement() == k && entry.mark() == Mark.FINISHED);
    }

    /**
     * A write with its commit, of which nothing is left when it fails: then it is tried again as if it had not been.
     */
    void whole(LockRetry.Work work) throws SQLException {
        int writtenBefore = written;
        boolean openBefore = open;
        String before = sessionBefore;
        boolean keptBefore = numbers.areKept();
        try {
            work.run();
        } catch (SQLException e) {
            written = writtenBefore;
            open = openBefore;
            sessionBefore = before;
            numbers.areKept(keptBefore);
            throw e;
        }
    }

    /**
     * Rows of what has finished, from the last row that is written on. That one is marked as begun until now; of a transaction
     * it
     * is the row of its first statement.
     */
    private List<JournalEntry> finishedUpTo(int k, String session) {
        return rows.finished(open ? written : written + 1, k, open ? sessionBefore : "", session);
    }

    /** This is the last statement that is in the database; what comes after it may be corrected. */
    void backTo(int applied) throws SQLException {
        if (applied > 0) {
            journal.mark(step.script().name(), applied, Mark.FINISHED);
        }
        journal.forgetAbove(step.script().name(), applied);
        written = applied;
        open = false;
    }

    /** Of a statement of which something was committed before it was finished; empty when nothing was. */
    Optional<JournalEntry> leftOf(int k) throws SQLException {
        return entries().stream().filter(entry -> entry.statement() == k && entry.mark() == Mark.PARTIALLY_COMMITTED)
                .findFirst();
    }
}
