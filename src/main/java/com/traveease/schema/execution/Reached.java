package com.traveease.schema.execution;

/** How far a script has come. */
final class Reached {

    private int applied;
    private int runsAgain;
    private int rolledBack;
    private String batches = "";

    /** The last statement that has left something in the database. */
    int applied() {
        return applied;
    }

    /** This statement, or a later one, has left something in the database. */
    void apply(int k) {
        applied = Math.max(applied, k);
    }

    /** It has an effect and no row in the journal, because it may run again. */
    void runAgain(int k) {
        runsAgain = k;
    }

    /** The last statement that has an effect. */
    int stays() {
        return Math.max(applied, runsAgain);
    }

    /**
     * Batches of the statement behind the last applied one are committed, and the journal says how far.
     *
     * @param words what is done of it
     */
    void inBatches(String words) {
        batches = words;
    }

    /** What is done of a statement that is run in batches; empty when nothing is. */
    String batches() {
        return batches;
    }

    /** The transaction that ended here was rolled back after AUTO_INCREMENT may have given it numbers. */
    void rollBack(int k) {
        rolledBack = k;
    }

    /** Whether nothing has been applied since such a transaction. */
    boolean isBehindRollback() {
        return rolledBack > applied;
    }

    /** What was rolled back is not run again. */
    void passRollback() {
        apply(rolledBack);
    }
}
