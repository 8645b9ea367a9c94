package com.traveease.schema.verification;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.traveease.schema.config.VerifySettings;
import com.traveease.schema.connection.Database;
import com.traveease.schema.connection.DatabaseUnavailableException;
import com.traveease.schema.history.SchemaState;
import com.traveease.schema.sql.InvalidScriptException;

/** Verifies a schema where it is. The files of the assertions are read when they are needed, once. */
public final class Verifying {

    private final Database database;
    private final VerifySettings settings;
    private final Supplier<Assertions> reading;
    private Assertions assertions;

    public Verifying(Database database, VerifySettings settings, Supplier<Assertions> reading) {
        this.database = database;
        this.settings = settings;
        this.reading = reading;
    }

    /**
     * Before an upgrade begins: a file that is wrong is found now and not behind it.
     *
     * @throws InvalidScriptException when one is
     */
    public void require() {
        if (settings.isOn()) {
            assertions();
        }
    }

    public synchronized Assertions assertions() {
        if (assertions == null) {
            assertions = reading.get();
        }
        return assertions;
    }

    /**
     * The assertions of the revision at which the schema is, and of those below it.
     *
     * @throws DatabaseUnavailableException when the database cannot be asked
     */
    public Verification at(SchemaState state) {
        return ask(assertions().at(state.currentVersion()), state);
    }

    /** Some of these. */
    public Verification ask(List<Assertion> some, SchemaState state) {
        return new Verifier(database, settings.limit()).ask(some, state.current());
    }

    /**
     * After an upgrade that changed something.
     *
     * @return empty when that is off, or there is no assertion
     * @throws DatabaseUnavailableException when the database cannot be asked
     */
    public Optional<Verification> after(SchemaState state) {
        return settings.isOn() ? Optional.of(at(state)).filter(done -> !done.verdicts().isEmpty()) : Optional.empty();
    }
}
