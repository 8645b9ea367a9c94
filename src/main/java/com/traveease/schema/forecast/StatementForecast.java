package com.traveease.schema.forecast;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.inquiry.AlgorithmAndLock;
import com.traveease.schema.inquiry.Answer;
import com.traveease.schema.inquiry.LiveTable;
import com.traveease.schema.inquiry.PlannedStatement;
import com.traveease.schema.rows.DataCheck;
import com.traveease.schema.rule.Finding;

/**
 * What is known of one statement before it is run.
 *
 * @param does in words
 * @param tables that it names and that are there now
 * @param answer of the server; empty where there is nothing to ask
 * @param time how long it takes; empty when that cannot be told
 * @param untimed why the time of a change of rows cannot be told
 * @param refusal why a run is refused for it
 * @param blocks who waits for what, and how long
 * @param rows whether the rows allow it
 * @param inTheWay who holds its tables right now
 * @param remarks of lint
 */
public record StatementForecast(PlannedStatement planned, String does, List<LiveTable> tables, Optional<Answer> answer,
        Optional<TimeRange> time, Optional<String> untimed, Optional<String> refusal, String blocks,
        List<DataCheck.Finding> rows,
        Optional<String> inTheWay,
        List<Finding> remarks) {

    public StatementForecast {
        tables = List.copyOf(tables);
        rows = List.copyOf(rows);
        remarks = List.copyOf(remarks);
    }

    /** Why it is known to fail. */
    public List<String> failures() {
        return Stream.concat(Stream.concat(answer.flatMap(Answer::failure).stream(), refusal.stream()),
                rows.stream().filter(row -> row.verdict() == DataCheck.Verdict.VIOLATED).map(DataCheck.Finding::text)).toList();
    }

    /** What the rows say, in words, as far as they do not forbid it. */
    public List<String> rowsInWords() {
        return rows.stream().filter(row -> row.verdict() != DataCheck.Verdict.VIOLATED).map(DataCheck.Finding::text).toList();
    }

    /** Whether it is not known what it blocks. */
    public boolean blocksUnknown() {
        return blocks.startsWith(Blocking.UNKNOWN);
    }

    public boolean blocksNothing() {
        return blocks.equals(Blocking.NOTHING);
    }

    public Optional<AlgorithmAndLock> algorithm() {
        return answer.flatMap(Answer::algorithm);
    }

    /** Why the server was not asked. */
    public Optional<String> untold() {
        return answer.flatMap(Answer::untold);
    }
}
