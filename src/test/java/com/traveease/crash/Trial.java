package com.traveease.crash;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.traveease.crash.Outcome.Verdict;
import com.traveease.development.mysql.MySqlServer;
import com.traveease.testing.PackagedProgram;

/**
 * Tries points on a server of its own, one after the other. A downgrade begins where an upgrade ended as an undisturbed one
 * does, or an undisturbed one if there is none.
 */
final class Trial implements AutoCloseable {

    /** Of every so many upgrades one is not followed by a downgrade, which then begins after an undisturbed one. */
    private static final int FRESH = 10;

    /** Of an upgrade that ended well, and was not followed by anything yet. */
    private record Left(Point point, TrialDatabase database) {
    }

    private final MySqlServer server;
    private final long seed;
    private Optional<Left> left = Optional.empty();

    Trial(MySqlServer server, long seed) {
        this.server = server;
        this.seed = seed;
    }

    /** Whose scripts are all applied, so that a downgrade can begin at once. */
    Optional<Scenario> upgraded() {
        return left.map(one -> one.point().scenario());
    }

    Outcome of(Point point, Snapshot undisturbed) throws IOException, SQLException, InterruptedException {
        if (!server.isRunning()) {
            server.restart();
            left = Optional.empty(); // with it are gone the numbers that it had in memory
        }
        Optional<Left> before = left.filter(one -> point.direction() == Direction.DOWNGRADE
                && one.point().scenario().equals(point.scenario()));
        TrialDatabase database = begun(before);
        boolean kept = false;
        try {
            if (point.direction() == Direction.DOWNGRADE) {
                Ended ended = database.moveUp(point.scenario());
                if (!ended.isWell()) {
                    return new Outcome(point, Verdict.DIFFERENT, "The upgrade before the downgrade. " + ended);
                }
            }
            Outcome outcome = disturbed(point, undisturbed, database);
            kept = point.direction() == Direction.UPGRADE && outcome.isIdentical() && point.fault().victim().leavesNothing()
                    && Math.floorMod(point.name().hashCode(), FRESH) != 0;
            return before.isEmpty() || outcome.isIdentical() ? outcome
                    : new Outcome(point, outcome.verdict(), outcome.details() + "\nIt began where this had ended: "
                            + before.get().point());
        } catch (IOException | SQLException | RuntimeException e) {
            if (before.isPresent()) { // to be repeated after another upgrade, it would say nothing of this one
                return new Outcome(point, Verdict.DIFFERENT, "The trial itself failed: %s%nIt began where this had ended: %s"
                        .formatted(e, before.get().point()));
            }
            throw e;
        } finally {
            if (kept) {
                left = Optional.of(new Left(point, database));
            } else {
                database.close();
            }
        }
    }

    private TrialDatabase begun(Optional<Left> before) throws SQLException {
        if (before.isPresent()) {
            left = Optional.empty();
            return before.get().database();
        }
        close();
        return new TrialDatabase(server);
    }

    @Override
    public void close() throws SQLException {
        if (left.isPresent()) {
            TrialDatabase database = left.get().database();
            left = Optional.empty();
            database.close();
        }
    }

    private Outcome disturbed(Point point, Snapshot undisturbed, TrialDatabase database)
            throws IOException, SQLException, InterruptedException {
        Disturbed first = disturbedRun(point, database);
        if (!first.wasHit()) {
            return new Outcome(point, Verdict.NOT_REACHED, first.ended().toString());
        }
        if (first.ended().isWell()) {
            Snapshot there = database.snapshot();
            return compared(point, Verdict.CONTINUED, first.wasOver() ? there.differencesButForgotten(undisturbed)
                    : there.differences(undisturbed), first.ended());
        }
        if (point.fault().victim() == Victim.CONNECTION) {
            return new Outcome(point, Verdict.DIFFERENT, "It has to go on by itself. " + first.ended());
        }
        if (point.fault().victim() == Victim.PROGRAM_TWICE) {
            // Where this one ends before it is hit, it ought to be well, and then the next one has nothing to do.
            Disturbed second = disturbedRun(point.again(seed), database);
            if (!second.wasHit() && !second.ended().isWell()) {
                return new Outcome(point, Verdict.DIFFERENT, "Started once more. " + second.ended());
            }
        }
        boolean amongOthers = point.fault().victim() == Victim.PROGRAM_AMONG_OTHERS;
        if (amongOthers) {
            database.otherClient().changeEverything();
        }
        Ended last = database.run(point.scenario(), point.direction());
        if (amongOthers) {
            database.otherClient().takeBack();
        }
        Snapshot there = amongOthers ? database.snapshot().withNothingChangedByHand() : database.snapshot();
        return last.isWell() ? compared(point, Verdict.RESTARTED, there.differences(undisturbed), last)
                : new Outcome(point, Verdict.DIFFERENT, "Started once more. " + last);
    }

    /** @param wasOver whether the server was killed when everything was recorded, and the program found nothing left to do */
    private record Disturbed(boolean wasHit, boolean wasOver, Ended ended) {
    }

    /** Returns when the program has ended, and the server is there again. */
    private Disturbed disturbedRun(Point point, TrialDatabase database) throws IOException, InterruptedException {
        CompletableFuture<PackagedProgram> running = new CompletableFuture<>();
        CompletableFuture<Void> serverIsBack = new CompletableFuture<>();
        Breakpoint breakpoint = new Breakpoint(point, point.delay(seed), () -> strike(point, running, serverIsBack));
        Ended ended;
        boolean recordedAgain;
        try (MySqlProxy proxy = new MySqlProxy(server.port(), Optional.of(breakpoint));
                PackagedProgram program = database.start(point.scenario(), point.direction(), proxy.port())) {
            running.complete(program);
            ended = Ended.of(program);
            recordedAgain = proxy.hasRecordedAgain();
        }
        boolean hit = !breakpoint.hit().isEmpty();
        boolean killed = hit && point.fault().victim() == Victim.SERVER;
        if (killed) {
            serverIsBack.join();
        }
        return new Disturbed(hit, killed && ended.isWell() && !recordedAgain, ended);
    }

    private void strike(Point point, CompletableFuture<PackagedProgram> running, CompletableFuture<Void> serverIsBack) {
        switch (point.fault().victim()) {
            case PROGRAM, PROGRAM_TWICE, PROGRAM_AMONG_OTHERS -> running.join().close();
            case SERVER -> {
                server.kill();
                CompletableFuture.runAsync(server::restart).whenComplete((nothing, failure) -> {
                    if (failure == null) {
                        serverIsBack.complete(null);
                    } else {
                        serverIsBack.completeExceptionally(failure);
                    }
                });
            }
            case CONNECTION -> {
                // The proxy closes it.
            }
        }
    }

    private static Outcome compared(Point point, Verdict verdict, List<String> differences, Ended ended) {
        return differences.isEmpty() ? new Outcome(point, verdict, "")
                : new Outcome(point, Verdict.DIFFERENT, String.join("\n", differences) + "\n" + ended);
    }
}
