package com.traveease.schema.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.traveease.schema.connection.SessionDefaults;
import com.traveease.schema.directive.Directive;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.history.AlembicVersion;
import com.traveease.schema.history.HistoryRow;
import com.traveease.schema.history.SchemaHistory;
import com.traveease.schema.history.Unrecorded;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.lock.SessionBounds;
import com.traveease.schema.lock.Transaction;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.revision.Version;
import com.traveease.schema.session.Session;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.SqlText;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.Statement;

/**
 * A plan as SQL for the {@code mysql} client, bookkeeping included. The client ends at the first error; the history then says,
 * as after a run of this program that was killed, which script is there in part.
 */
public final class PlanAsSql {

    private static final List<String> DELIMITERS = List.of("//", "$$", ";;", "||", "@@@@");

    private final Plan plan;
    private final Revisions revisions;
    private final OptionalInt alembicWidth;
    private final SessionDefaults session;
    /** The table, quoted where that is needed. */
    private final String history;
    private final StringBuilder sql = new StringBuilder();

    private PlanAsSql(Plan plan, OptionalInt alembicWidth, SessionDefaults session) {
        this.session = session;
        this.alembicWidth = alembicWidth;
        this.plan = plan;
        this.revisions = plan.from().revisions();
        this.history = SchemaHistory.quoted(revisions.rules().table());
    }

    /**
     * @param alembicWidth of the column of {@code alembic_version}, when that table is kept in step
     * @param session what a session of this program begins with
     * @throws InvalidScriptException when a script cannot be cut into statements, or cannot be given to the client
     */
    public static String of(Plan plan, OptionalInt alembicWidth, SessionDefaults session) {
        PlanAsSql text = new PlanAsSql(plan, alembicWidth, session);
        text.begin();
        plan.steps().forEach(text::step);
        text.end();
        return text.sql.toString();
    }

    private void begin() {
        sql.append(
                "-- For: mysql --comments DATABASE (without --comments the client removes the comments from procedures), "
                        + "never with --force.\n");
        run("SET NAMES utf8mb4");
        // As on the connections of this program.
        session.timeZone().ifPresent(zone -> run("SET SESSION time_zone = " + SqlText.readable(zone)));
        run("SET SESSION sql_mode = "
                + session.sqlMode().map(SqlText::of).orElse("CONCAT(@@SESSION.sql_mode, ',STRICT_TRANS_TABLES')") + ", "
                + new SessionBounds(SessionBounds.LOCK_WAIT).ofScripts());
        require("GET_LOCK(" + SchemaLock.NAME_IN_SQL + ", 600) = 1", "another process migrates this schema");
        requirePlace();
        if (plan.direction() == Direction.DOWNGRADE) {
            run(SchemaHistory.forgetRepeatables(revisions.rules().table()));
        }
    }

    /** The script is for a schema at one place; anywhere else it must end before it does anything, and make no table first. */
    private void requirePlace() {
        String otherwise = "this database is not at " + plan.from().current().orElse("base");
        List<String> there = plan.from().rows().stream().filter(HistoryRow::success)
                .map(row -> SqlText.readable(row.version().orElseThrow().toString())).toList();
        String hasHistory = hasTable(revisions.rules().table());
        if (there.isEmpty()) {
            require(hasHistory + " OR NOT " + hasTable(AlembicVersion.TABLE) + " AND "
                    + Unrecorded.count(revisions.rules().table()) + " = 0", otherwise);
            run(SchemaHistory.create(revisions.rules().table()));
        } else {
            require(hasHistory, otherwise);
        }
        String from = " FROM " + history + " WHERE version ";
        List<String> conditions = new ArrayList<>();
        if (!there.isEmpty()) {
            conditions.add("(SELECT COUNT(DISTINCT version)" + from + "IN (" + String.join(", ", there) + ") AND success) = "
                    + there.size());
        }
        // Nor at one above it, be it of a newer program or in another spelling.
        conditions.add(
                "NOT EXISTS (SELECT *" + from + (there.isEmpty() ? "IS NOT NULL" : "NOT IN (" + String.join(", ", there) + ")")
                        + ")");
        conditions.add("NOT EXISTS (SELECT *" + from + "IS NOT NULL AND NOT success)");
        require(String.join(" AND ", conditions), otherwise);
    }

    private static String hasTable(String name) {
        return "EXISTS (SELECT * FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '" + name
                + "')";
    }

    private void require(String condition, String otherwise) {
        // An error with words in it, outside of a procedure: a text that is no UUID.
        run("SET @traveease_schema = IF(" + condition + ", 1, UUID_TO_BIN(" + SqlText.readable("STOPPED: " + otherwise) + "))");
    }

    private void step(Step step) {
        sql.append('\n').append("-- Running ").append(words(step, revisions)).append('\n');
        List<Statement> statements = step.script().statements();
        Directives directives = step.script().directives(statements);
        Set<String> settings = settingsOf(step, statements);
        String row = row(step);
        switch (step.direction()) {
            case UPGRADE -> begin(step);
            case DOWNGRADE -> run("UPDATE " + history + " SET success = FALSE WHERE " + row);
        }
        if (!settings.isEmpty()) {
            run("SET " + settings.stream().map(name -> "@traveease_schema_" + name + " = @@SESSION." + name)
                    .collect(Collectors.joining(", ")));
        }
        for (int k = 1; k <= statements.size(); k++) {
            if (directives.has(Directive.BATCH, k)) {
                sql.append("-- In one transaction: only this program runs the next statement in batches.\n");
            }
            run(statements.get(k - 1).sql());
        }
        run(Transaction.COMMIT);
        run("UNLOCK TABLES");
        if (!settings.isEmpty()) {
            run("SET " + settings.stream().map(name -> "SESSION " + name + " = @traveease_schema_" + name)
                    .collect(Collectors.joining(", ")));
        }
        run("START TRANSACTION");
        run(switch (step.direction()) {
            case UPGRADE -> "UPDATE " + history + " SET success = TRUE, execution_time = "
                    + "1000 * TIMESTAMPDIFF(SECOND, installed_on, CURRENT_TIMESTAMP), installed_on = CURRENT_TIMESTAMP WHERE "
                    + row + " AND NOT success";
            case DOWNGRADE -> "DELETE FROM " + history + " WHERE " + row;
        });
        require("ROW_COUNT() > 0", "the history does not have " + step.id());
        step.revision().ifPresent(revision -> follow(step, revision));
        run(Transaction.COMMIT);
    }

    private String row(Step step) {
        if (step.revision().isEmpty()) {
            return "version IS NULL AND description = " + SqlText.readable(step.description());
        }
        Version version = step.revision().get().version();
        List<Integer> ranks = plan.from().ranks(version);
        return step.direction() == Direction.UPGRADE || ranks.isEmpty() ? "version = " + SqlText.readable(version.toString())
                : "installed_rank IN (" + ranks.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    /** As {@link AlembicVersion#follow}. */
    private void follow(Step step, Revision revision) {
        if (alembicWidth.isEmpty()) {
            return;
        }
        Optional<String> after = step.direction() == Direction.UPGRADE ? Optional.of(revision.id())
                : revisions.parent(revision).map(Revision::id);
        if (after.isPresent() && after.get().length() > alembicWidth.getAsInt()) {
            sql.append("-- ").append(AlembicVersion.TABLE).append(" stays as it is: ").append(after.get())
                    .append(" does not fit\n");
            return;
        }
        run("DELETE FROM " + AlembicVersion.TABLE);
        after.ifPresent(
                id -> run("INSERT INTO " + AlembicVersion.TABLE + " (version_num) VALUES (" + SqlText.readable(id) + ")"));
    }

    private void begin(Step step) {
        run("INSERT INTO " + history
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success) "
                + "SELECT COALESCE(MAX(installed_rank), 0) + 1, "
                + step.revision().map(revision -> SqlText.readable(revision.version().toString())).orElse("NULL") + ", "
                + SqlText.readable(step.description()) + ", '" + step.type() + "', " + SqlText.readable(step.script().name())
                + ", " + step.checksum()
                + ", SUBSTRING_INDEX(USER(), '@', 1), 0, FALSE FROM " + history);
    }

    /** {@code upgrade 001_a -> 002_b}, with nothing where base is. */
    public static String words(Step step, Revisions revisions) {
        if (step.revision().isEmpty()) {
            return "repeatable " + step.id();
        }
        // A baseline script begins in an empty schema, whatever is older than it.
        String parent = step.revision().filter(revision -> !revision.isBaseline()).flatMap(revisions::parent).map(Revision::id)
                .orElse("");
        return switch (step.direction()) {
            case UPGRADE -> "upgrade " + parent + " -> " + step.id();
            case DOWNGRADE -> "downgrade " + step.id() + " -> " + parent;
        };
    }

    /** Settings of the session that the script changes, so that the next one does not notice. */
    private static Set<String> settingsOf(Step step, List<Statement> statements) {
        Set<String> settings = new TreeSet<>();
        for (Statement statement : statements) {
            List<Token> tokens = statement.tokens();
            Optional<Token> first = tokens.stream().findFirst();
            if (first.filter(token -> token.is("USE")).isPresent()) {
                throw new InvalidScriptException(("%s, line %d has USE, after which plain SQL cannot return to the schema. "
                        + "Run it without --sql.").formatted(step.script().name(), statement.line()));
            }
            if (first.filter(token -> token.is("SET")).isPresent()) {
                tokens.stream().map(token -> token.text().toLowerCase(Locale.ROOT)).filter(Session.SETTINGS::contains)
                        .forEach(settings::add);
                if (tokens.stream().anyMatch(token -> token.is("NAMES") || token.is("CHARSET") || token.is("CHARACTER"))) {
                    settings.addAll(List.of("character_set_client", "character_set_results", "collation_connection"));
                }
            }
        }
        return settings;
    }

    private void end() {
        sql.append('\n');
        run("DO RELEASE_LOCK(" + SchemaLock.NAME_IN_SQL + ")");
    }

    private void run(String statement) {
        // A comment at the end would swallow the delimiter.
        String lastLine = statement.substring(statement.lastIndexOf('\n') + 1);
        String end = lastLine.contains("--") || lastLine.contains("#") ? "\n" : "";
        if (!statement.contains(";")) {
            sql.append(statement).append(end).append(";\n");
            return;
        }
        String delimiter = DELIMITERS.stream().filter(one -> !statement.contains(one)).findFirst()
                .orElseThrow(() -> new InvalidScriptException(
                        "A statement contains every delimiter that could end it (%s); run it without --sql."
                                .formatted(String.join(" ", DELIMITERS))));
        sql.append("DELIMITER ").append(delimiter).append('\n').append(statement).append('\n').append(delimiter)
                .append("\nDELIMITER ;\n");
    }
}
