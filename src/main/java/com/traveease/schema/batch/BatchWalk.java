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
    private Duration wanted;
    private Optional<BatchKey.Bound> bound = Optional.empty();
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
        this.wanted = statement.time();
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
        BatchPlace beginning = BatchPlace.beginning(key, highest, BatchSize.FIRST);
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
            bound = isOf(BatchPlace.Rows.NEW) ? key.next(connection, place.after(), place.to(), place.size())
                    : isOf(BatchPlace.Rows.DONE) && skipped >= MOST_SKIPPED ? Optional.empty()
                            : key.nextMatching(connection, statement, place.after(), place.to(),
                                    Math.min(MOST_KEYS, place.size()));
            if (bound.isPresent()) {
                return true;
            }
            if (!passAgain()) {
                return false;
            }
        }
        return false;
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

    /** How long a batch may take. */
    public Duration time() {
        return statement.time();
    }

    /** How long the next batch is to take. */
    public void nextTakes(Duration time) {
        wanted = time;
    }

    /** The place behind the range. */
    public BatchPlace behind(long rows, Duration took) throws SQLException {
        BatchPlace behind = place.behind(bound.orElseThrow(), Math.max(0, rows),
                BatchSize.next(place.size(), took, wanted)).took(took);
        if (!behind.isNearEstimate() || behind.walked() < nextEstimate) {
            return behind;
        }
        nextEstimate = behind.walked() + behind.walked() / ESTIMATES;
        return key.estimate(connection, behind).map(all -> behind.estimated(all, place.percent())).orElse(behind);
    }

    /** That is committed. */
    public void arrive(BatchPlace committed) {
        place = committed;
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
                ? "rows of %s still meet its condition: %d%s when it last looked. Others write such rows all the time, or it leaves them so"
                        .formatted(statement.table(), Math.max(stuck, place.again()), isCut ? " or more" : "")
                : "rows were inserted into %s meanwhile, and are left as they are: nothing in its condition tells whether it has done a row already"
                        .formatted(statement.table()));
    }
}
