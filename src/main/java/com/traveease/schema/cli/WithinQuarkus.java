package com.traveease.schema.cli;

import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

import com.traveease.schema.cli.output.ExitCode;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;

/** Does one piece of work while Quarkus runs, on this thread, and ends Quarkus. */
public final class WithinQuarkus implements QuarkusApplication {

    // Quarkus makes the application itself, so these cannot be given to it.
    private static IntSupplier work;
    private static RuntimeException failure;
    private static int code;

    /**
     * @param notStarted what to say of a start that failed
     * @return the exit code; what the work throws is thrown
     */
    static int run(IntSupplier task, ToIntFunction<Throwable> notStarted) {
        work = task;
        Quarkus.run(WithinQuarkus.class, (ended, reason) -> code = reason == null ? ended : notStarted.applyAsInt(reason));
        if (failure != null) {
            throw failure;
        }
        return code;
    }

    @Override
    public int run(String... arguments) {
        try {
            return work.getAsInt();
        } catch (RuntimeException e) {
            failure = e; // Quarkus would print its trace
            return ExitCode.FAILED;
        }
    }
}
