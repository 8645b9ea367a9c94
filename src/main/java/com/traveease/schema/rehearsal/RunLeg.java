package com.traveease.schema.rehearsal;

import java.time.Duration;
import java.util.List;

/** A leg that was run, to its end or to its failure. */
public record RunLeg(Leg leg, Duration took, List<TimedStatement> statements) {

    public RunLeg {
        statements = List.copyOf(statements);
    }
}
