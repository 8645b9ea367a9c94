package com.traveease.schema.cli.output;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import com.traveease.schema.history.SchemaState;
import com.traveease.schema.progress.ForwardingListener;
import com.traveease.schema.revision.Step;
import com.traveease.schema.verification.Verification;

/** Remembers what a run did, for the answer in JSON. */
public final class RunLog extends ForwardingListener implements LastWords, AutoCloseable {

    private record Done(Step step, Duration took) {
    }

    private final ConsoleLog console;
    private final List<Done> done = new ArrayList<>();
    private boolean stampedAlready;
    private final List<String> kept = new ArrayList<>();
    private Optional<Verification> verification = Optional.empty();
    private final List<String> warnings = new CopyOnWriteArrayList<>();

    public RunLog(ConsoleLog console) {
        super(console);
        this.console = console;
    }

    @Override
    public void finished(Step step, Duration took, SchemaState now) {
        done.add(new Done(step, Duration.ofMillis(took.toMillis()))); // as the history has it
        super.finished(step, took, now);
    }

    @Override
    public void stampedAlready(Optional<String> current) {
        stampedAlready = true;
        super.stampedAlready(current);
    }

    /** Whether the history said already what it was to be set to. */
    public boolean isStampedAlready() {
        return stampedAlready;
    }

    @Override
    public void warning(String message) {
        warnings.add(message);
        super.warning(message);
    }

    @Override
    public void kept(String what, String schema) {
        kept.add(what);
        super.kept(what, schema);
    }

    /** Whether it completed a step. */
    public boolean hasSteps() {
        return !done.isEmpty();
    }

    /** What was found out of the rows behind it. */
    public void verified(Verification of) {
        verification = Optional.of(of);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void toldToEnd() {
        console.toldToEnd();
    }

    @Override
    public void endsInTheMiddle() {
        console.endsInTheMiddle();
    }

    public void info(String message) {
        console.info(message);
    }

    public void sayWhereItIs(SchemaState now) {
        console.info("Schema is at %s%s".formatted(now.current().orElse("<base>"), now.isAtHead() ? " (head)" : ""));
    }

    public void writeTo(JsonAnswer answer, SchemaState after) {
        answer.field("dryRun", false)
                .state(after);
        writeSteps(answer)
                .list("losses", List.of(), none -> {
                })
                .strings("kept", kept)
                .strings("warnings", warnings);
        VerificationJson.write(answer, verification);
    }

    public JsonAnswer writeSteps(JsonAnswer answer) {
        return answer.list("steps", done, one -> answer.object(() -> answer.step(one.step())
                .field("took", Optional.of(one.took().toString()))
                .nothing("sql")
                .nothing("wayBack")
                .nothing("forecast")));
    }

    @Override
    public void close() {
        console.close();
    }
}
