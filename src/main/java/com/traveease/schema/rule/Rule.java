package com.traveease.schema.rule;

import java.util.Locale;

/**
 * Everything that {@code lint} looks for. The id of a rule is its name in lower case with hyphens; it is in comments of
 * scripts, so it never changes.
 */
public enum Rule {

    DROP_TABLE(Family.DESTROYS, Severity.ERROR, "A table is dropped.",
            "All rows are lost, the undo script brings back an empty table, and every query of the old application that names the table fails with error 1146.",
            "Release an application that does not use the table, rename the table in a later script, and drop it when nothing has used it for a while. Add @ignore with the reason to the statement that finally drops it."),
    DROP_COLUMN(Family.DESTROYS, Severity.ERROR, "A column is dropped.",
            "Its values are lost, and an application that still reads or writes the column fails with error 1054 as soon as the statement is done. The undo script brings back an empty column.",
            "First release an application that does not use the column, then drop it in a later script. Add @ignore with the reason to that statement."),
    TRUNCATE_TABLE(Family.DESTROYS, Severity.ERROR, "A table is emptied by TRUNCATE.",
            "TRUNCATE commits by itself, cannot be rolled back, fires no trigger and resets AUTO_INCREMENT.",
            "Delete the obsolete rows in batches with a WHERE clause, after a backup."),
    DROP_PARTITION(Family.DESTROYS, Severity.ERROR, "Partitions are dropped or truncated.",
            "All rows of the partitions are lost at once and cannot be rolled back.",
            "Move the rows first with EXCHANGE PARTITION into a table that is kept, or add @ignore with the reason if the "
                    + "data are meant to expire."),
    DROP_DATABASE(Family.DESTROYS, Severity.ERROR, "A database is dropped.",
            "Everything in it is lost, including the history of revisions if it is there.",
            "Drop databases by hand. A script belongs to one database and changes what is in it."),
    DELETE_WITHOUT_WHERE(Family.DESTROYS, Severity.ERROR, "DELETE without WHERE.",
            "All rows are lost. The statement locks each of them until it commits, and writes each of them into the binary log.",
            "Select the rows with WHERE. To empty a table on purpose, do it in batches and add @ignore with the reason."),
    UPDATE_WITHOUT_WHERE(Family.DESTROYS, Severity.ERROR, "UPDATE without WHERE overwrites a column that has values.",
            "The old values of all rows are lost; the undo script cannot compute them.",
            "Write the new value into a new column, or select the rows with WHERE."),
    NARROWER_TYPE(Family.DESTROYS, Severity.ERROR, "A column gets a type that holds fewer values.",
            "In strict mode the statement fails on the first value that does not fit, after it has copied rows for minutes "
                    + "or hours; without strict mode the values are truncated. Fractions of seconds and decimals are rounded "
                    + "silently in any mode.",
            "Add a column of the new type, fill it in batches, let the application change over, and drop the old column later."),
    ENUM_VALUE_REMOVED(Family.DESTROYS, Severity.ERROR, "A value is removed from an ENUM or SET.",
            "Rows that have the value make the statement fail in strict mode and become '' without it. An application that writes the value fails.",
            "Keep the value in the list, or change the rows and the application first."),
    NO_UNDO(Family.DESTROYS, Severity.WARNING, "The revision has no undo script.",
            "downgrade refuses to go below it: the only way back is a backup.",
            "Write an undo script with the same version and words. If nothing can be undone, let it refuse with SIGNAL and "
                    + "the reason."),
    UNDO_INCOMPLETE(Family.DESTROYS, Severity.ERROR, "The undo script does not restore the previous schema.",
            "After a downgrade the schema differs from that of the older revision. The next upgrade fails on objects that "
                    + "are left (error 1050, 1060 or 1061) or missing.",
            "Undo every change, in the reverse order of the upgrade script."),
    REPLACE_INTO(Family.DESTROYS, Severity.WARNING, "REPLACE is used.",
            "REPLACE deletes the row that has the same key and inserts a new one: columns that are not named get their defaults, ON DELETE CASCADE deletes the rows that refer to it, and AUTO_INCREMENT advances.",
            "Use INSERT … ON DUPLICATE KEY UPDATE with the columns that have to change."),
    ERRORS_IGNORED(Family.DESTROYS, Severity.WARNING, "IGNORE turns errors into warnings.",
            "Rows with duplicate keys or a missing parent are left out, and values that do not fit are truncated. The script "
                    + "still succeeds.",
            "Leave IGNORE out and select the intended rows with WHERE."),
    CHECKS_OFF(Family.DESTROYS, Severity.WARNING, "Checks of foreign or unique keys are switched off.",
            "MySQL never checks afterwards what was written meanwhile: orphaned rows stay, and the next ALTER that copies "
                    + "the table fails on them.",
            "Order the statements so that the checks hold."),
    NOT_STRICT(Family.DESTROYS, Severity.WARNING, "The script leaves strict mode.",
            "Values that do not fit are truncated or replaced by 0 with a warning that nobody reads.",
            "Leave sql_mode as it is, and correct the values that strict mode refuses."),

    RENAME_TABLE(Family.BREAKS, Severity.ERROR, "A table is renamed.",
            "Every statement of the running application that names the old table fails from that moment on, and one of the new application fails until then.",
            "Create a view with the old name in the same script, or make a new table and move to it in two releases."),
    RENAME_COLUMN(Family.BREAKS, Severity.ERROR, "A column is renamed.",
            "During a rolling update the old and the new application run at the same time; one of them fails with error 1054.",
            "Add a column with the new name, write to both, fill it in batches, and drop the old one two releases later."),
    DROP_VIEW(Family.BREAKS, Severity.WARNING, "A view is dropped and not created again.",
            "Queries of the running application that use it fail with error 1146.",
            "Drop it in a script after the release that has stopped using it. To change a view, use CREATE OR REPLACE VIEW, which leaves no gap."),
    DROP_ROUTINE(Family.BREAKS, Severity.WARNING, "A procedure, function, trigger or event is dropped and not created again.",
            "Calls of the running application fail with error 1305; the work of a dropped trigger or event is no longer done.",
            "Drop it in a script after the release that has stopped using it."),
    NOT_NULL_WITHOUT_DEFAULT(Family.BREAKS, Severity.ERROR, "A column that is NOT NULL and has no default is added to a table.",
            "The previous version of the application does not write the column: each of its INSERTs fails with error 1364. "
                    + "Existing rows get 0 or '', which nobody chose.",
            "Give it a DEFAULT, or add it as NULL, fill it, and make it NOT NULL in a later release."),
    SET_NOT_NULL(Family.BREAKS, Severity.WARNING, "A column that may be NULL becomes NOT NULL.",
            "The statement fails with error 1138 or 1265 when one row has a NULL, and the table is rebuilt. An application that writes NULL fails with error 1048.",
            "Release an application that always writes the column, replace the NULLs in batches, and then change the column."),
    NEW_UNIQUE_KEY(Family.BREAKS, Severity.WARNING, "A unique key is added to columns that have values.",
            "The statement fails with error 1062 on the first duplicate, after it has read the whole table. An application that writes duplicates fails afterwards.",
            "Count the duplicates first (GROUP BY … HAVING COUNT(*) > 1) and remove them in a script before this one."),
    CHANGED_DEFAULT(Family.BREAKS, Severity.WARNING, "The default of a column changes.",
            "An application that leaves the column out suddenly gets a different value; without a default its INSERT fails "
                    + "with error 1364.",
            "Release an application that always writes the column before the default changes."),
    CHANGED_COLLATION(Family.BREAKS, Severity.WARNING, "The character set or collation of a column or table changes.",
            "Different strings compare as equal, and the sort order changes: unique keys may fail with error 1062, joins "
                    + "with unchanged columns may fail with error 1267 or lose their index. With an index on the column the "
                    + "table is copied.",
            "Change the collation of all columns that are compared with each other in one release, after counting the "
                    + "duplicates that it makes."),
    MODIFY_DROPS_ATTRIBUTE(Family.BREAKS, Severity.WARNING, "MODIFY or CHANGE leaves out an attribute that the column has.",
            "MySQL replaces the whole definition: attributes that are not repeated are lost without a warning: NOT NULL, "
                    + "AUTO_INCREMENT, ON UPDATE and comments.",
            "Repeat the complete definition. Write NULL if the column should allow it."),
    DROP_CONSTRAINT(Family.BREAKS, Severity.WARNING, "A foreign key, check, unique key or primary key is dropped.",
            "From then on the application may write rows that violate it, and the undo script fails on them.",
            "Drop it when the application no longer relies on it. For a CHECK, ALTER CHECK … NOT ENFORCED can be undone."),
    DROP_INDEX(Family.BREAKS, Severity.INFO, "An index is dropped.",
            "A query that needs it scans the table from then on, and building the index again takes long on a large table.",
            "Make the index INVISIBLE in one release, which is instant in both directions, and drop it in the next."),

    TABLE_COPY(Family.BLOCKS, Severity.WARNING, "Writes to the table are blocked while the statement runs.",
            "MySQL has no online algorithm for this change, or the statement asks for none: the table is rewritten, every "
                    + "INSERT, UPDATE and DELETE waits until it is done, and replicas fall behind by the same time.",
            "For a large table add a new column or table, fill it in batches and switch over, or use an online schema change tool. For a small table add @ignore with its size."),
    TABLE_REBUILD(Family.BLOCKS, Severity.INFO, "The server rebuilds the table in place.",
            "Reads and writes continue, but the rebuild needs as much disk space as the table, and replicas fall behind "
                    + "while they do the same.",
            "Run it when there is little load. Combine it with other changes of the table that rebuild it."),
    ADD_FOREIGN_KEY(Family.BLOCKS, Severity.WARNING, "A foreign key is added to a table that has rows.",
            "To check the rows, the server copies the table and blocks writes to it, and DDL of the parent table waits. It fails with error 1452 on the first orphan.",
            "Declare foreign keys when the table is created. For a large table check the rows first, in batches, and plan a "
                    + "quiet time."),
    ADD_CHECK(Family.BLOCKS, Severity.WARNING, "A CHECK is added to a table that has rows.",
            "To check the rows, the server copies the table and blocks writes to it. It fails with error 3819 on the first row that violates it.",
            "Declare checks when the table is created. NOT ENFORCED is added in place, but enforcing it later copies the "
                    + "table."),
    INDEX_BLOCKS_WRITES(Family.BLOCKS, Severity.WARNING, "The index is built with writes blocked.",
            "The first FULLTEXT index of a table, SPATIAL indexes and indexes on an expression are built with LOCK=SHARED: writes wait.",
            "Add a generated VIRTUAL column (instant) and an ordinary index on it instead of an index on an expression; build FULLTEXT indexes when there is little load."),
    SEPARATE_ALTERS(Family.BLOCKS, Severity.WARNING, "Several ALTERs of one table could be one.",
            "Each of them reads or rebuilds the whole table again, and each waits for the exclusive metadata lock, behind which all queries queue.",
            "Put the clauses into one ALTER TABLE with commas."),
    UNBATCHED_DML(Family.BLOCKS, Severity.WARNING, "One statement changes or copies an unknown number of rows.",
            "It locks all rows that it reads until it commits; the undo log, the binary log and the lag of replicas grow "
                    + "with it, and after a kill the rollback takes as long. Group replication refuses transactions above "
                    + "150 MB.",
            "Write -- @batch above it: it then runs over one range of the primary key after another. If that is not "
                    + "possible, split it by hand, or let the application do it."),
    BATCH_REFUSED(Family.BLOCKS, Severity.ERROR, "A statement below -- @batch cannot be run in batches.",
            "In batches its result would be different. upgrade refuses the script before anything is run.",
            "Rewrite it without the named construct, or leave -- @batch out if the table is small."),
    DDL_WITH_DML(Family.BLOCKS, Severity.WARNING, "A script changes the structure and many rows.",
            "The DDL is committed while the rows are still being changed: if that fails, the schema is halfway, and neither "
                    + "version of the application fits it.",
            "Put the rows into a script of their own, or write -- @batch above the statement that changes them."),
    INSTANT_WITH_LOCK(Family.BLOCKS, Severity.ERROR, "ALGORITHM=INSTANT is combined with LOCK.",
            "The server refuses it with error 1221.",
            "Leave LOCK out: an instant change needs none."),
    INSTANT_LIMIT(Family.BLOCKS, Severity.WARNING, "A table has had 64 instant changes.",
            "The next ADD or DROP COLUMN fails with error 4092 when ALGORITHM=INSTANT is written, and silently rebuilds the table when it is not.",
            "Rebuild the table at a time of your choice: ALTER TABLE … FORCE."),
    LOCK_TABLES(Family.BLOCKS, Severity.WARNING, "Tables are locked.",
            "All sessions wait until UNLOCK TABLES or until the connection ends, even while the script waits for something "
                    + "else.",
            "Use a transaction with SELECT … FOR UPDATE on those rows."),
    DDL_IN_TRANSACTION(Family.BLOCKS, Severity.WARNING, "DDL is inside a transaction.",
            "MySQL commits before and after each DDL statement: changes before it cannot be rolled back, and changes after "
                    + "it are not in a transaction.",
            "Leave START TRANSACTION out, or put the changes of rows into a script of their own."),

    NO_PRIMARY_KEY(Family.REPLICATION, Severity.ERROR, "A table has no primary key.",
            "Replicas search the whole table for each row that is changed. Group replication refuses to write to it, and servers with sql_require_primary_key refuse to create it (error 3750).",
            "Declare a primary key; BIGINT NOT NULL AUTO_INCREMENT if there is no natural one."),
    CREATE_SELECT(Family.REPLICATION, Severity.WARNING, "CREATE TABLE … SELECT is used.",
            "The table gets no keys and no defaults from its source. Before 8.0.21 it is refused with GTIDs (error 1786) and is not atomic; it locks the rows of the source.",
            "Use CREATE TABLE … LIKE, or write out the definition, and INSERT … SELECT in batches."),
    NON_DETERMINISTIC_DML(Family.REPLICATION, Severity.WARNING, "A statement gives a different result each time it runs.",
            "With statement-based replication the replica gets different rows than the source. A dry run and a rehearsal do "
                    + "not show what production will get.",
            "Give DML with LIMIT an ORDER BY a unique key, and compute UUIDs and random values from columns or in the application."),
    NOT_INNODB(Family.REPLICATION, Severity.ERROR, "A table uses an engine other than InnoDB.",
            "Its rows are not transactional and may be lost or corrupted in a crash; group replication refuses it, and a "
                    + "consistent dump locks it.",
            "Use ENGINE = InnoDB."),
    TEMPORARY_TABLE(Family.REPLICATION, Severity.WARNING, "A temporary table is used.",
            "It is gone with the connection: an interrupted script cannot be resumed. With GTIDs and statement-based replication it may not be created within a transaction.",
            "Use a common table expression, or an ordinary table that the script drops."),
    DEFINER(Family.REPLICATION, Severity.WARNING, "A view, routine, trigger or event names its definer.",
            "On a server without that account it fails when it is used (error 1449); creating it needs the privilege SET_USER_ID. A dump carries the account into every environment.",
            "Leave DEFINER out: it defaults to the account that runs the script. For views and routines use SQL SECURITY "
                    + "INVOKER."),
    SET_GLOBAL(Family.REPLICATION, Severity.ERROR, "A global variable is set.",
            "It changes the server for everyone, is not replicated, and may or may not survive a restart. After a failover "
                    + "the new server does not have it.",
            "Set it in the configuration of all servers."),
    SQL_LOG_BIN(Family.REPLICATION, Severity.ERROR, "The binary log is switched off.",
            "Replicas never receive the statements that follow: they differ from then on, and replication stops at the next "
                    + "statement that needs the change.",
            "Leave the binary log on."),
    RANDOM_DEFAULT(Family.REPLICATION, Severity.ERROR, "A column with a default that differs for each row is added to a table.",
            "The server refuses it with error 1674 while the binary log is on, because replicas would compute different "
                    + "values.",
            "Add the column as NULL, fill it in batches, and set the default for new rows with ALTER COLUMN."),
    ACCOUNT_STATEMENT(Family.REPLICATION, Severity.WARNING, "The script changes accounts or privileges.",
            "Accounts differ between environments; the script then fails or grants too much in one of them, and may contain "
                    + "a password.",
            "Manage accounts where secrets are managed, not in scripts."),

    INT_KEY(Family.AGES, Severity.WARNING, "An AUTO_INCREMENT key has a type that runs out.",
            "INT ends at 2,147,483,647: every INSERT then fails with error 1062 or 167. To widen it later, the table and all tables that refer to it are copied with writes blocked.",
            "Use BIGINT from the beginning: it costs four bytes for each row and index entry."),
    TIMESTAMP_2038(Family.AGES, Severity.WARNING, "A column is a TIMESTAMP.",
            "It ends on 19 January 2038: later times are refused with error 1292. It is converted between the time zones of sessions.",
            "Use DATETIME(6) with times in UTC."),
    FLOAT_MONEY(Family.AGES, Severity.WARNING, "An amount of money is a FLOAT or DOUBLE.",
            "Binary fractions cannot hold 0.10: sums are wrong by cents, and comparisons with = find no rows.",
            "Use DECIMAL(19,4)."),
    UTF8MB3(Family.AGES, Severity.WARNING, "The character set is utf8mb3.",
            "It refuses characters outside the basic plane (emoji, many names) with error 1366, is deprecated, and joins "
                    + "with utf8mb4 columns cannot use an index.",
            "Use utf8mb4."),
    ENUM_VALUE_IN_MIDDLE(Family.AGES, Severity.WARNING,
            "An ENUM or SET gets a value that is not at the end, or its values change places.",
            "The stored numbers change, so the table is copied with writes blocked. A value at the end is instant.",
            "Append the new value. Sort with FIELD() or a column of its own."),
    DUPLICATE_INDEX(Family.AGES, Severity.WARNING, "Two indexes have the same columns.",
            "Each write maintains both, and both take space in memory. The server issues warning 1831.",
            "Drop one of them."),
    REDUNDANT_INDEX(Family.AGES, Severity.WARNING, "The columns of an index are the first columns of another index.",
            "The longer index serves the same queries; the shorter one costs writes and memory.",
            "Drop the shorter one; make it INVISIBLE first if queries name it."),
    FOREIGN_KEY_WITHOUT_INDEX(Family.AGES, Severity.WARNING, "A foreign key has no index of its own.",
            "The server creates one with a generated name, which then turns up unexpectedly in a dump, a diff or an undo "
                    + "script.",
            "Declare an index whose first columns are those of the foreign key."),
    FOREIGN_KEY_TARGET(Family.AGES, Severity.ERROR, "A foreign key refers to columns that no index begins with.",
            "The server refuses it with error 1822.",
            "Refer to the primary key or to a unique key, with all of its columns in order."),
    FOREIGN_KEY_NOT_UNIQUE(Family.AGES, Severity.WARNING, "A foreign key refers to columns that are not unique.",
            "What ON DELETE does is not defined when several parents have the value, and since 8.4 the server refuses it with error 6125.",
            "Refer to the primary key or to a unique key with exactly these columns."),
    FOREIGN_KEY_TYPE(Family.AGES, Severity.ERROR, "A foreign key and the column that it refers to have different types.",
            "The server refuses it with error 3780: integers need the same size and sign, strings the same character set and collation.",
            "Give both columns the same type."),
    IGNORED_REFERENCES(Family.AGES, Severity.ERROR, "REFERENCES follows a column definition.",
            "Before 9.0 MySQL silently ignores it: there is no foreign key.",
            "Declare it for the table: CONSTRAINT … FOREIGN KEY (…) REFERENCES … (…)."),
    ZERO_DATE(Family.AGES, Severity.WARNING, "A zero date is used.",
            "Strict mode refuses it (error 1067 or 1292), drivers cannot read it, and one row with it makes later ALTERs fail.",
            "Use NULL for a date that is not known."),
    UNNAMED_CONSTRAINT(Family.AGES, Severity.WARNING, "A foreign key or check has no name.",
            "The server generates one that depends on the order of statements (t_ibfk_1, t_chk_1); a later script or the undo script cannot name it safely.",
            "Begin it with CONSTRAINT and a name."),
    RESERVED_WORD(Family.AGES, Severity.WARNING, "A name is a reserved word.",
            "It has to be quoted everywhere, and every query that forgets the quotes fails with error 1064; a word that "
                    + "becomes reserved in a later release breaks at the server upgrade.",
            "Choose another name."),
    DEPRECATED_TYPE(Family.AGES, Severity.INFO, "A type uses deprecated attributes.",
            "Display widths, ZEROFILL, FLOAT(M,D) and UNSIGNED for DECIMAL, FLOAT or DOUBLE are deprecated; the server "
                    + "leaves widths out, so that the schema differs from the script in a comparison.",
            "Leave the attribute out; use a CHECK instead of UNSIGNED for decimals."),
    LITERAL_DEFAULT(Family.AGES, Severity.ERROR, "A TEXT, BLOB, JSON or GEOMETRY column has a literal default.",
            "The server refuses it with error 1101.",
            "Write the default as an expression in parentheses: DEFAULT ('…')."),
    VIEW_SELECT_STAR(Family.AGES, Severity.WARNING, "A view selects *.",
            "The columns are fixed when the view is created: columns added later are not in it, and the view fails when one "
                    + "is dropped.",
            "Name the columns."),
    IF_EXISTS(Family.AGES, Severity.INFO, "IF EXISTS or IF NOT EXISTS is used.",
            "If something else with that name exists, or nothing does, the script still succeeds and the schema differs from "
                    + "what it says.",
            "Leave it out: the history records what was run, and an interrupted script resumes at the exact statement."),
    DYNAMIC_SQL(Family.AGES, Severity.INFO, "A statement is assembled while the script runs.",
            "The script does not show what it does: no rule applies to it, and a dry run cannot show it.",
            "Write out the statement."),

    LOWER_CASE_NAMES(Family.CONVENTION, Severity.WARNING, "A name is not in lower case with underscores.",
            "Whether Users and users are the same table depends on lower_case_table_names of the server: a script that works on a laptop fails in production.",
            "Use a-z, 0-9 and underscores."),
    CONSTRAINT_NAMES(Family.CONVENTION, Severity.WARNING, "The name of a constraint or index does not say what it is.",
            "Error messages of the server have only this name.",
            "Begin foreign keys with fk_, checks with ck_, and indexes with idx_."),
    DATETIME_PRECISION(Family.CONVENTION, Severity.WARNING, "A DATETIME or TIME has no fraction of seconds.",
            "The server rounds to full seconds, up as well as down: a time may lie in the future, and two events may have "
                    + "the same time.",
            "Use DATETIME(6)."),
    TABLE_OPTIONS(Family.CONVENTION, Severity.WARNING, "A table does not state its engine or character set.",
            "Both then depend on the server or database on which the script runs.",
            "End CREATE TABLE with ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci."),
    ENUM_TYPE(Family.CONVENTION, Severity.WARNING, "A column is an ENUM or SET.",
            "Its values are part of the table's definition: each new one is an ALTER.",
            "Use VARCHAR with a CHECK, or a table of the values."),
    ON_DELETE(Family.CONVENTION, Severity.WARNING, "A foreign key does not say what happens when the parent is deleted.",
            "A reader cannot tell whether the default (RESTRICT) is meant.",
            "Write ON DELETE RESTRICT, CASCADE or SET NULL."),
    SCRIPT_COMMENT(Family.CONVENTION, Severity.WARNING, "A script does not begin with a comment.",
            "history --verbose and show print it; without it there is only the name of the file.",
            "Say in one line above the first statement what the script is for."),
    QUALIFIED_NAME(Family.CONVENTION, Severity.WARNING, "A name is qualified with a schema, or USE changes the schema.",
            "The script works in one environment only: rehearsals and tests use schemas with other names, and would change "
                    + "the wrong one.",
            "Leave the schema out."),

    INVALID_IGNORE(Family.COMMENT, Severity.ERROR, "An @ignore names no rule, an unknown rule, or no reason.",
            "It silences nothing, or nobody will know why it is there.",
            "Write -- @ignore RULE reason."),
    UNUSED_IGNORE(Family.COMMENT, Severity.WARNING, "An @ignore silences nothing.",
            "The finding that it silenced is gone; it would silence the next finding of that rule unnoticed.",
            "Remove the comment.");

    private final Family family;
    private final Severity severity;
    private final String title;
    private final String why;
    private final String instead;

    Rule(Family family, Severity severity, String title, String why, String instead) {
        this.family = family;
        this.severity = severity;
        this.title = title;
        this.why = why;
        this.instead = instead;
    }

    /** {@code drop-column}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Family family() {
        return family;
    }

    /** In an upgrade script; an undo script has no errors but its own. */
    public Severity severity() {
        return severity;
    }

    /** What it finds, in one sentence. */
    public String title() {
        return title;
    }

    /** Why that matters on MySQL. */
    public String why() {
        return why;
    }

    /** What to write instead. */
    public String instead() {
        return instead;
    }
}
