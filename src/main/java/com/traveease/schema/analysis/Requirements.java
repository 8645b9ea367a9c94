package com.traveease.schema.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

import com.traveease.schema.script.Script;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Place;

/**
 * What scripts ask of the server and of the account, as far as their statements say it. Where a statement does not say it,
 * nothing
 * is asked: who refuses because of this must not be wrong.
 *
 * @param privileges each with the first statement that needs it
 * @param triggers every {@code CREATE TRIGGER}
 * @param definers every {@code DEFINER} that is an account by name, be it that of the connection
 * @param keyless tables that will have no primary key, where the script has not seen to what the server says to that
 * @param lockReleases statements that release a named lock of the session that is, or may be, not their own
 * @param events every statement that makes an event that is not asleep, or wakes one
 * @param freesRoom whether tables are dropped or made smaller on the way
 */
public record Requirements(Map<RequiredPrivilege, Place> privileges, List<Place> triggers, List<StoredFunction> functions,
        List<ForeignDefiner> definers, List<KeylessTable> keyless, List<Place> lockReleases, List<Place> events,
        List<TableRebuild> rebuilds, boolean freesRoom) {

    public Requirements {
        privileges = Collections.unmodifiableMap(new LinkedHashMap<>(privileges));
        triggers = List.copyOf(triggers);
        functions = List.copyOf(functions);
        definers = List.copyOf(definers);
        keyless = List.copyOf(keyless);
        lockReleases = List.copyOf(lockReleases);
        events = List.copyOf(events);
        rebuilds = List.copyOf(rebuilds);
    }

    /**
     * @param scripts in the order in which they are run
     * @param schema the default one of the connection that runs them, at the beginning of every script
     * @param ownLock the named lock that the session holds meanwhile
     * @throws InvalidScriptException when a script cannot be cut into statements
     */
    public static Requirements of(List<Script> scripts, String schema, String ownLock) {
        return of(scripts, schema, ownLock, script -> 0);
    }

    /** @param applied how many statements of a script have been run before, so that nothing is required for them */
    public static Requirements of(List<Script> scripts, String schema, String ownLock, ToIntFunction<Script> applied) {
        RequirementsReading reading = new RequirementsReading(schema, ownLock);
        scripts.forEach(script -> reading.read(script, applied.applyAsInt(script)));
        return reading.requirements();
    }
}
