package com.traveease.schema.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.script.InvalidLocationException;
import com.traveease.schema.sql.InvalidScriptException;

class FailureKindTest {

    @Test
    void aWrongLocationIsWrongUsageThoughItIsAnInvalidScriptToo() {
        assertEquals(Optional.of(FailureKind.INVALID_SCRIPT), FailureKind.of(new InvalidScriptException("wrong")));
        assertEquals(Optional.of(FailureKind.WRONG_USAGE), FailureKind.of(new InvalidLocationException("wrong")));
    }

    @Test
    void aStoppedRunHasNotFailed() {
        assertEquals(Optional.of(FailureKind.FAILED), FailureKind.of(new MigrationFailedException("failed", null)));
        assertEquals(Optional.of(FailureKind.STOPPED), FailureKind.of(MigrationStoppedException.betweenScripts()));
    }

    @Test
    void onlyALockThatAnotherHasIsLocked() {
        for (FailureKind kind : FailureKind.values()) {
            assertEquals(kind == FailureKind.LOCK_TIMEOUT, kind.exitCode() == ExitCode.LOCKED, kind.code());
        }
    }

    @Test
    void anyOtherExceptionIsABug() {
        assertEquals(Optional.empty(), FailureKind.of(new IllegalStateException("bug")));
    }
}
