package com.traveease.schema.cli.output;

import java.util.Optional;

import com.traveease.schema.config.ConfigurationException;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.connection.UnsupportedServerException;
import com.traveease.schema.failure.MigrationFailedException;
import com.traveease.schema.failure.MigrationStoppedException;
import com.traveease.schema.history.MigrationRefusedException;
import com.traveease.schema.lock.LockTimeoutException;
import com.traveease.schema.revision.InvalidTargetException;
import com.traveease.schema.script.InvalidLocationException;
import com.traveease.schema.sql.InvalidScriptException;

/** The failures that a command reports, each with its code for programs and its exit code. */
public enum FailureKind {
    WRONG_USAGE("wrong-usage", ExitCode.WRONG_USAGE),
    /** The process was asked to stop. */
    STOPPED("stopped", ExitCode.FAILED),
    LOCK_TIMEOUT("lock-timeout", ExitCode.LOCKED),
    STATEMENT_FAILED("statement-failed", ExitCode.FAILED),
    /** Beside the statements of the scripts. */
    FAILED("failed", ExitCode.FAILED),
    UNAVAILABLE("unavailable", ExitCode.FAILED),
    UNSUPPORTED_SERVER("unsupported-server", ExitCode.FAILED),
    REFUSED("refused", ExitCode.FAILED),
    INVALID_SCRIPT("invalid-script", ExitCode.FAILED);

    private final String code;
    private final int exitCode;

    FailureKind(String code, int exitCode) {
        this.code = code;
        this.exitCode = exitCode;
    }

    /** Empty for any other exception, which is a bug. */
    public static Optional<FailureKind> of(Exception failure) {
        if (failure instanceof ConfigurationException || failure instanceof InvalidTargetException
                || failure instanceof InvalidLocationException) {
            return Optional.of(WRONG_USAGE);
        }
        if (failure instanceof MigrationStoppedException) {
            return Optional.of(STOPPED);
        }
        if (failure instanceof MigrationFailedException failed) {
            return Optional.of(failed.statement().isPresent() ? STATEMENT_FAILED : FAILED);
        }
        if (failure instanceof LockTimeoutException) {
            return Optional.of(LOCK_TIMEOUT);
        }
        if (failure instanceof DatabaseUnavailableException || failure instanceof ServiceUnavailableException) {
            return Optional.of(UNAVAILABLE);
        }
        if (failure instanceof UnsupportedServerException) {
            return Optional.of(UNSUPPORTED_SERVER);
        }
        if (failure instanceof MigrationRefusedException) {
            return Optional.of(REFUSED);
        }
        return failure instanceof InvalidScriptException ? Optional.of(INVALID_SCRIPT) : Optional.empty();
    }

    /** {@code statement-failed}. */
    String code() {
        return code;
    }

    public int exitCode() {
        return exitCode;
    }
}
