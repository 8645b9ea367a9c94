package com.traveease.schema.execution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.evidence.Fingerprint;
import com.traveease.schema.history.Journal;
import com.traveease.schema.history.Journal.Entry;
import com.traveease.schema.history.Journal.Mark;
import com.traveease.schema.history.Journal.Sink;
import com.traveease.schema.history.JournalNumbers;
import com.traveease.schema.lock.LockRetry;
import com.traveease.schema.revision.Step;
import com.traveease.schema.session.KeptNumbers;
import com.traveease.schema.session.NextNumbers;
import com.traveease.schema.session.SealedSession;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/**
 * What the journal says of one script while that runs. Every row about its statements is made here; {@link StepRecord} adds the
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
 * <td>k TOUCHED
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
 * </table>
 * Row 0 also says which numbers AUTO_INCREMENT gave when the last transaction ended. It is written with that transaction, so
 * that one which is repeated is given the same.
 */
public final class ScriptJournal {

    /** Of one write: a transaction may have more statements than fit into a packet. */
    private static final int MOST_ROWS = 500;
    /** Rows to outweigh others by after the first deadlock; twice as many after each further one, up to 12 800. */
    private static final int LIGHTEST = 100;
    private static final int HEAVIEST = 7;
    private static final int LONGEST_QUOTE = 200;

    private final Journal journal;
    private final Step step;
    private final List<Statement> statements;
    private final Secrets secrets;
    /** The last statement that has a row, begun or finished. */
    private int written;
    /** Whether that one is begun only. */
    private boolean open;
    private String sessionBefore = "";
    /** Whether it is written which numbers AUTO_INCREMENT gives next. */
    private boolean numbersKept;

    /** @param secrets of the script: nothing of them is written */
    public ScriptJournal(Journal journal, Step step, List<Statement> statements, Secrets secrets) {
        this.journal = journal;
        this.step = step;
        this.statements = statements;
        this.secrets = secrets;
    }

    /** By statement, without the one of the whole script. */
    List<Entry> entries() throws SQLException {
        return withoutWhole(journal.entries());
    }

    private static List<Entry> withoutWhole(List<Entry> entries) {
        return entries.stream().filter(entry -> entry.statement() > 0).toList();
    }

    /**
     * Takes up what an earlier run has left.
     *
     * @return as {@link #entries}
     */
    List<Entry> found(List<Entry> entries) {
        numbersKept = KeptNumbers.of(entries, List.of()).areExact();
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

    private void begun(int k, int last, String sql, Optional<String> fingerprint, String session, String numbers, Sink sink)
            throws SQLException {
        List<Entry> entries = finishedUpTo(k - 1, session);
        if (!numbers.isEmpty()) {
            entries.add(0, Journal.whole(step));
        }
        entries.add(entry(k, last, Mark.BEGUN, sql, fingerprint.orElse(""), session));
        sink.write(entries, NextNumbers.upTo(k - 1, numbers));
        written = k;
        open = true;
        sessionBefore = session;
    }

    /**
     * Everything before it is finished, and it begins to be run in batches.
     *
     * @param place as text, before the first of them
     */
    void batchesBegin(int k, String place, String session) throws SQLException {
        List<Entry> entries = finishedUpTo(k - 1, session);
        if (numbersKept) {
            entries.add(0, Journal.whole(step)); // others are given numbers meanwhile
        }
        entries.add(entry(k, k, Mark.BEGUN, statements.get(k - 1).sql(), place, session));
        journal.insert(entries);
        numbersKept = false;
        goOnAt(k, session);
    }

    /** In the transaction of a batch. */
    void batchEnds(int k, String place) throws SQLException {
        journal.place(step.script().name(), k, place);
    }

    /** An earlier run has begun this one, and its row stays. */
    void goOnAt(int k, String session) {
        written = k;
        open = true;
        sessionBefore = session;
    }

    /** SQL that writes entries, as often as it is run. */
    String inserting(List<Entry> entries, String numbers) {
        return journal.inserting(entries, numbers, "");
    }

    /**
     * To end a deadlock, InnoDB rolls back the transaction that has changed the fewest rows. One that was chosen before begins
     * with rows here that it deletes again: it is no use to send it again and again while others, of a few rows each, go on.
     */
    void outweigh(int deadlocks) throws SQLException {
        if (deadlocks > 0) {
            journal.writeAndDelete(LIGHTEST << Math.min(deadlocks - 1, HEAVIEST));
        }
    }

    /**
     * As the other, of a statement that may change which numbers AUTO_INCREMENT gives next. Those that are kept are held
     * against
     * it by who reads them.
     *
     * @param numbers as {@link NextNumbers#sql}, where others were given since they were kept; else empty
     */
    void defines(int k, String sql, Fingerprint fingerprint, String session, String numbers, Sink sink) throws SQLException {
        begun(k, k, sql, Optional.of(fingerprint.toString()), session, numbers, sink);
        numbersKept = false;
    }

    /** As {@link Journal#keeps}. */
    void keeps() throws SQLException {
        journal.keeps(step.script().name());
    }

    /** Whether it has what the next transaction will find. */
    boolean hasNumbers() {
        return numbersKept;
    }

    /** As {@link JournalNumbers#mayBeHigher}. */
    void numbersMayBeHigher() throws SQLException {
        journal.numbers().mayBeHigher(step.script().name());
    }

    /** They are in it since the script was begun. */
    void numbersAreKept() {
        numbersKept = true;
    }

    /**
     * Outside of transactions.
     *
     * @param k the next statement
     * @param numbers as {@link NextNumbers#sql}
     */
    void keepNumbers(int k, String numbers) throws SQLException {
        journal.numbers().keep(step.script().name(), NextNumbers.upTo(k - 1, numbers));
        numbersKept = true;
    }

    /** As {@link JournalNumbers#areTaken}. */
    boolean areNumbersTaken(String numbers) throws SQLException {
        return journal.numbers().areTaken(step.script().name(), numbers);
    }

    void touched(int k) throws SQLException {
        journal.mark(step.script().name(), k, Mark.TOUCHED);
    }

    /**
     * As {@link Journal#finishing}.
     *
     * @param numbers as {@link NextNumbers#sql}
     */
    String finishing(int k, String numbers) {
        return journal.finishing(step.script().name(), k, NextNumbers.upTo(k, numbers));
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
     * @param numbers as {@link NextNumbers#sql}
     */
    void finished(int k, String session, String numbers) throws SQLException {
        List<Entry> entries = finishedUpTo(k, session);
        if (numbersKept || !numbers.isEmpty()) {
            entries.add(0, Journal.whole(step));
        }
        if (!entries.isEmpty()) {
            journal.insert(entries, NextNumbers.upTo(k, numbers));
        }
        numbersKept = !numbers.isEmpty();
        written = k;
        open = false;
    }

    /**
     * As {@link #finished}, to be sent in the transaction that is open.
     *
     * @param sessionInSql in place of the session; empty where that is known here
     */
    String finishing(int k, String session, String sessionInSql, String numbers) {
        List<Entry> entries = finishedUpTo(k, session);
        if (numbersKept || !numbers.isEmpty()) {
            entries.add(0, Journal.whole(step));
        }
        numbersKept = !numbers.isEmpty();
        written = k;
        open = false;
        return journal.inserting(entries, NextNumbers.upTo(k, numbers), sessionInSql);
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
        boolean keptBefore = numbersKept;
        try {
            work.run();
        } catch (SQLException e) {
            written = writtenBefore;
            open = openBefore;
            sessionBefore = before;
            numbersKept = keptBefore;
            throw e;
        }
    }

    /** From the last row on, which stays begun until the next is written: of a transaction its first statement's. */
    private List<Entry> finishedUpTo(int k, String session) {
        List<Entry> entries = new ArrayList<>();
        int first = open ? written : written + 1;
        int each = 1 + (k - first) / MOST_ROWS;
        int last;
        for (int i = first; i <= k; i = last + 1) {
            last = i == first || i == k ? i : Math.min(i + each, k) - 1;
            // A run is never resumed after a row in the middle, because finished statements are recorded up to the last one. It
            // can be resumed after the first, when that one changed definitions and the next is corrected: with the session
            // as it was before the first.
            String known = i == k ? session : i == first && open ? sessionBefore : "";
            entries.add(entry(i, last, Mark.FINISHED, statements.get(i - 1).sql(), "", known));
        }
        return entries;
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
    Optional<Entry> leftOf(int k) throws SQLException {
        return entries().stream().filter(entry -> entry.statement() == k && entry.mark() == Mark.TOUCHED).findFirst();
    }

    private Entry entry(int k, int last, Mark mark, String sql, String fingerprint, String session) {
        boolean many = last > k;
        return new Entry(step.script().name(), step.direction(), k, last, mark,
                many ? Statement.checksum(statements.subList(k - 1, last), secrets) : statements.get(k - 1).checksum(secrets),
                fingerprint.isEmpty() ? secrets.excerpt(sql, LONGEST_QUOTE) : secrets.masked(sql), fingerprint,
                SealedSession.of(session, secrets), 0);
    }
}
