package com.traveease.schema.takeover;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.traveease.schema.definition.Definitions;
import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.definition.SchemaDefinition;
import com.traveease.schema.definition.SchemaDefinition.Stored;
import com.traveease.schema.definition.TableText;
import com.traveease.schema.scratch.ScratchSchema;
import com.traveease.schema.scratch.StatementEdit;
import com.traveease.schema.scratch.Stop;
import com.traveease.schema.script.Script;
import com.traveease.schema.server.ServerMessage;

/**
 * Runs the later upgrade scripts on a copy of the live schema, without rows, in a scratch schema that is empty: the server's
 * own word on whether they go through.
 */
final class TakeoverTrial {

    private final ScratchSchema scratch;
    private final List<LaterStatement> later;

    TakeoverTrial(ScratchSchema scratch, List<LaterStatement> later) {
        this.scratch = scratch;
        this.later = later;
    }

    /** What came of it: at most one of the two is there. */
    record Result(Optional<TrialFailure> failure, Optional<String> untried) {
    }

    Result of(SchemaDefinition live, Map<String, TableText> tables, Definitions definitions, List<Script> upgrades)
            throws SQLException {
        Optional<String> notCopied = copy(live, tables, definitions);
        if (notCopied.isPresent()) {
            return new Result(Optional.empty(), notCopied);
        }
        for (Script script : upgrades) {
            Optional<Stop> stop = scratch.run(script);
            if (stop.isPresent()) {
                return switch (stop.get().cause()) {
                    case FAILED -> new Result(Optional.of(TrialFailure.of(stop.get())), Optional.empty());
                    case NOT_TRIED -> new Result(Optional.empty(),
                            Optional.of(("%s could not be tried in a scratch schema: %s. It is not known whether it and the "
                                    + "statements after it would succeed.")
                                    .formatted(stop.get().where(), stop.get().message())));
                };
            }
        }
        return new Result(Optional.empty(), Optional.empty());
    }

    /** @return what could not be copied though a later script names it; empty when everything that matters is there */
    private Optional<String> copy(SchemaDefinition live, Map<String, TableText> tables, Definitions definitions)
            throws SQLException {
        try (Connection connection = scratch.open(); Statement settings = connection.createStatement()) {
            // The live schema may have been made in other times, with zero dates.
            settings.execute("SET SESSION sql_mode = '', foreign_key_checks = 0");
            for (TableText table : tables.values()) {
                try {
                    scratch.runHere(connection, table.forCopy());
                } catch (SQLException e) {
                    return Optional
                            .of(("A copy of table %s could not be made in a scratch schema (%s), so the later scripts were "
                                    + "not tried.").formatted(table.name(), ServerMessage.of(e)));
                }
            }
            return copyStored(connection, live.stored(), definitions);
        }
    }

    private Optional<String> copyStored(Connection connection, List<Stored> stored, Definitions definitions)
            throws SQLException {
        List<Stored> waiting = new ArrayList<>(
                stored.stream().filter(one -> one.kind() == ObjectKind.VIEW || isNamed(one)).toList());
        int before;
        do {
            before = waiting.size();
            // A view may need a function or another view, so again as long as something comes of it.
            for (Stored one : List.copyOf(waiting)) {
                if (isCopied(connection, one, definitions)) {
                    waiting.remove(one);
                }
            }
        } while (waiting.size() < before);
        return waiting.stream().filter(this::isNamed).findFirst()
                .map(one -> "A copy of %s %s could not be made in a scratch schema, so the later scripts were not tried."
                        .formatted(one.kind().words(), one.name()));
    }

    private boolean isNamed(Stored stored) {
        return later.stream().anyMatch(statement -> statement.facts().mentions().mentions(stored.name()));
    }

    private boolean isCopied(Connection connection, Stored stored, Definitions definitions) throws SQLException {
        try {
            Optional<String> sql = definitions.stored(stored.kind(), stored.name())
                    .map(text -> StatementEdit.of(text).withoutDefiner());
            if (sql.isEmpty() || scratch.refusal(sql.get()).isPresent()) {
                return false;
            }
            scratch.runHere(connection, sql.get());
            return true;
        } catch (SQLException e) {
            if (!connection.isValid(10)) {
                throw e;
            }
            return false;
        }
    }
}
