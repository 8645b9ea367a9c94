package com.traveease.schema.batch;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run says of its statement in batches for people who watch from another process. It is written behind the
 * {@link BatchPlace}, and each batch replaces both. After a kill the last report stays, so it holds only while the connection
 * that wrote it has the lock of the schema.
 *
 * @param connectionId of the run
 * @param rowsPerSecond new rows of the table; empty before the first batch of the run
 * @param waiting empty while batches are running
 */
public record BatchReport(long connectionId, OptionalLong rowsPerSecond, Optional<Waiting> waiting) {

    private static final int LONGEST_REASON = 2000;
    private static final String RUN = "\nrun ";
    private static final String PACE = "\npace ";
    private static final String WAITS = "\nwaits ";

    /**
     * No batch begins now.
     *
     * @param reason {@code 73 threads run, limit 50}
     * @param since by the clock of the run
     */
    public record Waiting(String reason, Instant since) {

        public Waiting {
            reason = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
        }

        private String written() {
            return since.toEpochMilli() + " " + URLEncoder.encode(reason, StandardCharsets.UTF_8);
        }

        private static Waiting of(String written) {
            String[] parts = written.split(" ", 2);
            return new Waiting(URLDecoder.decode(parts[1], StandardCharsets.UTF_8),
                    Instant.ofEpochMilli(Long.parseLong(parts[0])));
        }
    }

    /** Of a run that begins. */
    public static BatchReport beginning(long connectionId) {
        return new BatchReport(connectionId, OptionalLong.empty(), Optional.empty());
    }

    /** As it is written behind the place. */
    public String behind(BatchPlace place) {
        return place.written() + RUN + connectionId + (rowsPerSecond.isPresent() ? PACE + rowsPerSecond.getAsLong() : "")
                + waiting.map(Waiting::written).map(WAITS::concat).orElse("");
    }

    /** Empty where the journal has none, because the row is not of a statement in batches or an older program wrote it. */
    public static Optional<BatchReport> of(String written) {
        return BatchPlace.isOne(written) ? value(written, RUN).map(run -> new BatchReport(Long.parseLong(run),
                value(written, PACE).map(pace -> OptionalLong.of(Long.parseLong(pace))).orElse(OptionalLong.empty()),
                value(written, WAITS).map(Waiting::of)))
                : Optional.empty();
    }

    private static Optional<String> value(String written, String name) {
        int start = written.indexOf(name);
        return start < 0 ? Optional.empty() : written.substring(start + name.length()).lines().findFirst();
    }
}
