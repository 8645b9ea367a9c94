package com.traveease.schema.batch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Goes through the rows of a table by its key, for one statement. First through all that are there at the beginning; then,
 * where the statement's condition tells which rows it has not done, through those that meet it again or were written meanwhile.
 */
public final class BatchWalk {

    /** Of a table that is written to all the time there is no end. */
    private static final int MOST_PASSES = 10;

    /** Where so many rows that are done still meet the condition, it does not tell what is done. */
    private static final int MOST_SKIPPED = 10;
    /** That are named one by one. */
    private static final int MOST_KEYS = 500;
    /** Where fewer rows of a range were changed than before, the next one may have so many of the ones before. */
    private static final double LESS_CHANGED = 0.5;
    private static final int TIMES = 5;
    /** What was estimated too low is estimated anew whenever so many parts of what is done are done once more. */
    private static final int ESTIMATES = 50;
    /** Longer than it waits for a row, which the server ends after 1 to 2 s: who holds it is only known of such an end. */
    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(3);
    private static final Duration NEVER = Duration.ofDays(365);

    private final Connection connection;
    private final BatchedStatement statement;
    private final BatchKey key;
    private BatchPlace place;
    /** So many rows the next batch may change. */
    private long most = Long.MAX_VALUE;
    /**
     * Rows changed for each row of a range: the most of the last ranges; at first each may be one, and more are known later.
     */
    private double changed = 1;
    private Optional<BatchKey.Bound> bound = Optional.empty();
    /** So many rows have one among them with which the statement fails: batches do not grow before it is found. */
    private long narrow;
    private int passes;
    /** So many rows are walked then. */
    private long nextEstimate;
    /** Whether rows among those that are done may have been written meanwhile. */
    private boolean mayBeMore = true;
    /** Rows of this pass that meet the condition however often they are done; each was done once. */
    private int skipped;
    /** Of all passes. */
    private int stuck;
    private boolean left;
    /** Whether it has not looked at all of them. */
    private boolean isCut;

    public BatchWalk(Connection connection, BatchedStatement statement, BatchKey key) {
        this.connection = connection;
        this.statement = statement;
        this.key = key;
    }

    /**
     * @param found where an earlier run has come to
     * @throws SQLException also when that went by another key
     */
    public void begin(Optional<BatchPlace> found) throws SQLException {
        if (found.isPresent() && found.get().isOf(key)) {
            place = found.get();
            return;
        }
        Optional<String> refusal = found.flatMap(earlier -> earlier.refusal(key, statement));
        if (refusal.isPresent()) {
            throw new SQLException(refusal.get());
        }
        List<String> highest = key.highest(connection).orElse(List.of());
        BatchPlace beginning = BatchPlace.beginning(key, highest, BatchSize.FIRST,
                new RowEstimate(connection, key).of(highest));
        place = found.map(beginning::afterOther).orElse(beginning);
        if (found.isPresent() && statement.repeats()) {
            place = place.nextPass(BatchPlace.Rows.UNKNOWN, Optional.empty(), highest); // what does not meet the condition is
        }
    }

    public BatchPlace place() {
        return place;
    }

    /** Whether the journal has this place already. */
    public boolean isAtPlaceOf(Optional<BatchPlace> found) {
        return found.filter(place::equals).isPresent();
    }

    /**
     * Looks for the next range.
     *
     * @return whether there is one
     */
    public boolean next() throws SQLException {
        while (!place.to().isEmpty()) {
            bound = isOf(BatchPlace.Rows.NEW) ? key.next(connection, place.after(), place.to(), size())
                    : isOf(BatchPlace.Rows.DONE) && skipped >= MOST_SKIPPED ? Optional.empty()
                            : key.nextMatching(connection, statement, place.after(), place.to(),
                                    Math.min(MOST_KEYS, size()));
            if (bound.isPresent()) {
                return true;
            }
            if (!passAgain()) {
                return false;
            }
        }
        return false;
    }

    private long size() {
        return Math.max(1, (long) Math.min(place.size(), most / changed));
    }

    private boolean isOf(BatchPlace.Rows rows) {
        return place.of() == rows;
    }

    /**
     * What is after the rows that are done; then these once more, as long as there was something among them; then what is
     * after.
     */
    private boolean passAgain() throws SQLException {
        Optional<List<String>> highest = key.highest(connection);
        if (highest.isEmpty()) {
            return false;
        }
        boolean after = !highest.get().equals(place.to())
                && key.next(connection, Optional.of(place.to()), highest.get(), 1).isPresent();
        if (!statement.repeats()) {
            left = after || key.count(connection, place.to()) > place.walked();
            return false;
        }
        passes += place.pass() > 1 ? 1 : 0;
        mayBeMore = switch (place.of()) {
            case NEW -> mayBeMore;
            case UNKNOWN -> true;
            case DONE -> place.again() > skipped && skipped < MOST_SKIPPED;
        };
        isCut |= isOf(BatchPlace.Rows.DONE) && skipped >= MOST_SKIPPED;
        skipped = 0;
        if (!after && !mayBeMore) {
            return false;
        }
        if (passes == MOST_PASSES) {
            left = true;
            isCut = true;
            return false;
        }
        boolean wasAfter = place.pass() > 1 && isOf(BatchPlace.Rows.NEW);
        place = after && !(wasAfter && mayBeMore)
                ? place.nextPass(BatchPlace.Rows.NEW, Optional.of(place.to()), highest.get())
                : place.nextPass(BatchPlace.Rows.DONE, Optional.empty(), place.to());
        return true;
    }

    /** The statement for the range. */
    public String sql() {
        return statement.within(key.condition(place.after(), bound.orElseThrow()), key.index());
    }

    /**
     * Whether rows meet the condition although the statement has been run on them: then it must not have been, for they may
     * have been done before. In its transaction.
     */
    public boolean isInVain() throws SQLException {
        return !isOf(BatchPlace.Rows.NEW) && key.stillMatches(connection, statement, bound.orElseThrow());
    }

    /** The range is made smaller, or passed where it is one row. */
    public void passBy() {
        if (bound.orElseThrow().rows() > 1) {
            halve();
            return;
        }
        skipped++;
        left = true;
        stuck++;
        place = place.past(bound.get());
    }

    /** The next batch is to change so many rows at most. */
    public void nextChanges(long rows) {
        most = rows;
    }

    /** The place behind the range. */
    public BatchPlace behind(long rows, Duration took) throws SQLException {
        long next = BatchSize.next(size(), took, statement.time());
        if (narrow > 0) {
            next = Math.min(next, Math.max(1, narrow / 2));
        }
        changed = Math.max((double) Math.max(0, rows) / bound.orElseThrow().rows(), changed * LESS_CHANGED);
        BatchPlace behind = place.behind(bound.orElseThrow(), Math.max(0, rows), next).took(took);
        if (!behind.isNearEstimate() || behind.walked() < nextEstimate) {
            return behind;
        }
        nextEstimate = behind.walked() + behind.walked() / ESTIMATES;
        return new RowEstimate(connection, key).of(behind).map(all -> behind.estimated(all, place.percent())).orElse(behind);
    }

    /** That is committed. */
    public void arrive(BatchPlace committed) {
        narrow = Math.max(0, narrow - bound.orElseThrow().rows());
        place = committed;
    }

    /** The statement failed because of one row of the range, which has more: it is looked for in half of them. */
    public void narrow() {
        narrow = Math.max(narrow, bound.orElseThrow().rows());
        halve();
    }

    /** Whether no other row has been committed into the range of one row since it was looked for. */
    public boolean isStillNext() throws SQLException {
        return !isOf(BatchPlace.Rows.NEW) || key.next(connection, place.after(), bound.orElseThrow().key(), 1)
                .filter(next -> next.key().equals(bound.get().key())).isPresent();
    }

    /** The statement, for no row: whether the server would run it. */
    public String sqlForNothing() {
        return statement.within("FALSE", key.index());
    }

    /** {@code the row of t with id = 700}; empty where the range has more than one. */
    public Optional<String> row() {
        if (bound.orElseThrow().rows() > 1) {
            return Optional.empty();
        }
        String reached = place.behind(bound.get(), 0, 1).reached();
        return Optional.of(reached.isEmpty()
                ? "a row of %s, whose key (%s) is not shown because it may identify a person".formatted(statement.table(),
                        String.join(", ", key.names()))
                : "the row of %s with %s".formatted(statement.table(), reached));
    }

    /** Longer than this the range is not to take; of one row it takes as long as it takes. */
    public Duration limit() {
        Duration limit = statement.time().multipliedBy(TIMES);
        return place.size() == 1 ? NEVER : limit.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : limit;
    }

    /** The range could not have its locks, or has taken too long: the next one is half of it. */
    public void halve() {
        place = place.sized(BatchSize.halved(Math.min(place.size(), Math.max(2, bound.orElseThrow().rows()))));
    }

    /** What a person should know of rows that it has not done. */
    public Optional<String> left() {
        if (!left) {
            return Optional.empty();
        }
        return Optional.of(statement.repeats()
                ? ("rows of %s still meet its condition: %d%s at the last check. Other sessions keep writing such "
                        + "rows, or the statement does not change what the condition tests")
                        .formatted(statement.table(), Math.max(stuck, place.again()), isCut ? " or more" : "")
                : ("rows seem to have been inserted into %s in the meantime; they are left unchanged, because the "
                        + "condition does not show which rows are already processed")
                        .formatted(statement.table()));
    }
}
