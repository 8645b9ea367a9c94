package com.traveease.schema.history;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.traveease.schema.journal.JournalEntry;
import com.traveease.schema.lock.SchemaLock;
import com.traveease.schema.revision.Direction;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Version;

/** What the database has, compared with what the scripts say. A pure function of both. */
public final class SchemaState {

    private final Revisions revisions;
    private final HistoryRows rows;
    private final Optional<Unrecorded> unrecorded;
    private final Optional<SchemaLock.Holder> holder;
    private final List<JournalEntry> entries;
    private final Optional<Interrupted> journal;
    private final Pending pending;
    private final CurrentRevision current;

    private SchemaState(Revisions revisions, HistoryRows rows, Optional<Unrecorded> unrecorded,
            Optional<SchemaLock.Holder> holder, List<JournalEntry> entries, boolean occupied) {
        this.revisions = revisions;
        this.rows = rows;
        this.unrecorded = unrecorded;
        this.holder = holder;
        this.entries = entries;
        this.journal = Interrupted.of(entries, revisions);
        this.pending = new Pending(revisions, rows, occupied);
        this.current = new CurrentRevision(revisions, rows);
    }

    public static SchemaState of(Revisions revisions, List<HistoryRow> history, Optional<Unrecorded> unrecorded) {
        return of(revisions, history, unrecorded, List.of());
    }

    /**
     * @param entries of the journal, of the script that was begun and is not ended
     */
    public static SchemaState of(Revisions revisions, List<HistoryRow> history, Optional<Unrecorded> unrecorded,
            List<JournalEntry> entries) {
        return new SchemaState(revisions, HistoryRows.of(history), unrecorded, Optional.empty(), List.copyOf(entries), false);
    }

    /** A schema of which nobody was asked, taken to have everything up to a revision; for a plan without a database. */
    public static SchemaState assumed(Revisions revisions, Optional<Revision> current) {
        return new SchemaState(revisions, HistoryRows.assumed(revisions, current), Optional.empty(), Optional.empty(),
                List.of(), false);
    }

    public Revisions revisions() {
        return revisions;
    }

    /** Every row of the history, oldest first. */
    public List<HistoryRow> history() {
        return rows.all();
    }

    /** Of the journal, by statement; none when nothing was interrupted. */
    public List<JournalEntry> entries() {
        return entries;
    }

    /** The rows of the versions that the database has or has begun, in the order of versions. */
    public Collection<HistoryRow> rows() {
        return rows.byVersion().values();
    }

    public Optional<HistoryRow> row(Revision revision) {
        return Optional.ofNullable(rows.byVersion().get(revision.version()));
    }

    Optional<HistoryRow> row(Repeatable repeatable) {
        return Optional.ofNullable(rows.repeatables().get(repeatable.description()));
    }

    /** Whether Flyway's baseline is there: nothing at or below it came from a script. */
    public boolean isBaseline(Version version) {
        return rows.baselines().contains(version);
    }

    /** The same, while another process is at work: what is unfinished is not interrupted. */
    SchemaState heldBy(SchemaLock.Holder other) {
        return new SchemaState(revisions, rows, unrecorded, Optional.of(other), entries, pending.occupied());
    }

    /** The same, after the other process has ended its work. */
    public SchemaState released() {
        return new SchemaState(revisions, rows, unrecorded, Optional.empty(), entries, pending.occupied());
    }

    /** The same of a schema in which there is something, although its history has no version. */
    SchemaState occupied() {
        return new SchemaState(revisions, rows, unrecorded, holder, entries, true);
    }

    /** Whether its history has no version, and there is something in it all the same: a baseline script is not for it. */
    boolean isOccupied() {
        return pending.occupied();
    }

    /** The keys of every row of a version: Flyway may have several. */
    public List<Integer> ranks(Version version) {
        return rows.ranks().getOrDefault(version, List.of());
    }

    /** Whether all of it is applied, or a baseline covers it. */
    public boolean isApplied(Revision revision) {
        return rows.has(revision);
    }

    /** Known revisions that the database lacks, oldest first. */
    public List<Revision> pending() {
        return pending.all();
    }

    /** As {@link #pending()}, up to a revision. */
    public List<Revision> pendingUpTo(Version version) {
        return pending.upTo(version);
    }

    /** Whether a baseline, or a baseline script that an upgrade begins with, stands for it: its own script is not run. */
    boolean isBelowBaseline(Revision revision) {
        return pending.isBelowBaseline(revision);
    }

    /**
     * Repeatable scripts that were never run, have changed since, or were interrupted, in the order in which they run.
     */
    public List<Repeatable> pendingRepeatables() {
        return pending.repeatables();
    }

    /** What an upgrade to head would run: ids of revisions, oldest first, and names of repeatable scripts. */
    public List<String> pendingNames() {
        return Stream.concat(pending().stream().map(Revision::id),
                pendingRepeatables().stream().map(repeatable -> repeatable.script().name())).toList();
    }

    /** Whether an upgrade to head would find nothing to do. */
    public boolean isUpToDate() {
        return pending().isEmpty() && pendingRepeatables().isEmpty();
    }

    /** Whether what the database lacks is nothing that the application has to wait for. */
    public boolean lacksOnlyBackground() {
        return !isUpToDate() && pendingRepeatables().isEmpty() && pending().stream().allMatch(Revision::isBackground);
    }

    /** What is in the schema while it has no history table; empty when it has one. */
    public Optional<Unrecorded> unrecorded() {
        return unrecorded;
    }

    /** Whether Alembic keeps the schema, and we do not. */
    public boolean isAlembics() {
        return unrecorded.map(Unrecorded::alembic).orElse(false);
    }

    /** How many revisions the database has, those included that this program does not know. */
    public int appliedCount() {
        return current.appliedCount();
    }

    /** The id of the newest revision that is applied completely; empty at base. */
    public Optional<String> current() {
        return current.id();
    }

    /** As {@link CurrentRevision#known}. */
    public Optional<Revision> currentRevision() {
        return current.known();
    }

    /** The version of {@link #current()}. */
    public Optional<Version> currentVersion() {
        return current.version();
    }

    /** As {@link CurrentRevision#requireNothingAbove}. */
    public void requireNothingAbove() {
        current.requireNothingAbove();
    }

    /** Whether a newer program has been here: the database has a revision above our head. */
    public boolean isAhead() {
        return current.isAhead();
    }

    boolean isAboveHead(Version version) {
        return current.isAboveHead(version);
    }

    /** As {@link CurrentRevision#hasUnknown}. */
    public boolean hasUnknown(String name) {
        return current.hasUnknown(name);
    }

    /** Whether the database has exactly what this program knows. */
    public boolean isAtHead() {
        return pending().isEmpty() && !isAhead();
    }

    /**
     * Revisions that a run began to apply or undo and has not ended: it is at work now, or was interrupted. Those above our
     * head
     * are for a newer program to look after.
     */
    public List<HistoryRow> unfinished() {
        return rows.byVersion().values().stream().filter(row -> !row.success() && !isAboveHead(row.version().orElseThrow()))
                .toList();
    }

    /**
     * The script that a run has begun and not ended, whose journal says how far it came; empty also when somebody else's
     * program has left a row without success, and when the script is for a newer program to look after.
     */
    public Optional<Interrupted> interrupted() {
        return journal.filter(script -> script.version()
                .map(version -> !isAboveHead(version)
                        && Optional.ofNullable(rows.byVersion().get(version)).filter(row -> !row.success()).isPresent())
                .orElseGet(() -> rows.repeatables().values().stream()
                        .anyMatch(row -> !row.success() && row.script().equals(script.script()))))
                .map(script -> script.judgedBy(revisions));
    }

    /** Whether a run has begun it and not ended. */
    public boolean isBegun(Revision revision) {
        return row(revision).filter(row -> !row.success()).isPresent();
    }

    public boolean isInterrupted(Repeatable repeatable) {
        return interrupted().filter(script -> script.script().equals(repeatable.script().name())).isPresent();
    }

    /** As {@link #interrupted}, for a person; empty while another process is at it, and when something is in doubt. */
    public Optional<String> interruptedInWords() {
        return interrupted().filter(script -> holder.isEmpty() && script.doubt().isEmpty())
                .map(script -> script.inWords() + "." + script.continuing(revisions));
    }

    /** Where a downgrade starts: a revision of which a part is there is still to be taken down. */
    public Optional<Revision> standing() {
        return interrupted(Direction.DOWNGRADE).or(() -> interrupted(Direction.UPGRADE)).or(this::currentRevision);
    }

    /** The revision whose script, or undo script, was begun and not ended. */
    public Optional<Revision> interrupted(Direction direction) {
        return interrupted().filter(script -> script.direction() == direction && script.isOfRevision(revisions))
                .flatMap(Interrupted::version)
                .flatMap(revisions::byVersion);
    }

    /** What keeps the schema from being moved, a sentence each; empty when nothing does. */
    public List<String> problems() {
        return new Problems(this).all();
    }

    /** What does not keep this program from moving the schema, but Flyway, a sentence each. */
    public List<String> flywayObjections() {
        return new Problems(this).ofFlywayAlone();
    }

    /**
     * @throws MigrationRefusedException when something keeps the schema from being moved that way
     */
    public void requireSound(Direction direction) {
        List<String> problems = new Problems(this).all(direction);
        if (!problems.isEmpty()) {
            throw new MigrationRefusedException(String.join(" ", problems) + " Nothing was run.");
        }
    }

    /** Who is applying or undoing something now; empty when nobody is. */
    public Optional<String> holder() {
        return holder.map(SchemaLock.Holder::words);
    }

    /** The statement in batches that another process runs now; empty when there is none, or that is not known. */
    public Optional<RunningBatches> runningBatches() {
        return holder.filter(any -> !entries.isEmpty()).flatMap(other -> interrupted()
                .flatMap(
                        script -> RunningBatches.of(script, entries.get(entries.size() - 1), other.connectionId(), revisions)));
    }
}
