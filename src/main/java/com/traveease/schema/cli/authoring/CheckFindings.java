package com.traveease.schema.cli.authoring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.diff.Change;
import com.traveease.schema.drift.LiveAnswer;
import com.traveease.schema.drift.LiveDrift;
import com.traveease.schema.drift.Snapshot;
import com.traveease.schema.history.SchemaState;

/**
 * What {@code check} found out.
 *
 * @param asked of what there is to ask
 * @param live empty when it was not asked
 * @param model empty when it was not asked
 * @param accepted what {@code --accept} recorded, in words
 */
record CheckFindings(Set<Question> asked, SchemaState state, Optional<Live> live, Optional<Model> model,
        List<String> accepted) {

    /** What there is to ask. */
    enum Question {
        history,
        live,
        model
    }

    /** How a question was answered. Only one that says no makes the whole a no. */
    enum Answer {
        YES,
        NO,
        /** No run has recorded a definition for the present state of the history. */
        NOT_RECORDED,
        /** There is no model that belongs to these scripts. */
        SKIPPED,
        /** It could not be found out; the reason says why. */
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param reason of an answer that is neither yes nor no */
    record Live(Answer answer, Optional<Snapshot> recorded, Optional<LiveDrift> drift, Optional<String> reason) {

        static Live of(LiveAnswer found, SchemaState state) {
            Answer answer = found.recorded().isEmpty() ? Answer.NOT_RECORDED : found.isNo() ? Answer.NO : Answer.YES;
            return new Live(answer, found.recorded(), found.drift(), found.recorded().isPresent() ? Optional.empty()
                    : Optional.of(
                            state.unrecorded().isPresent() ? "This schema has no history, and no definition is recorded yet."
                                    : "No definition is recorded yet for this state of the history: the next run or "
                                            + "check --accept records it."));
        }

        static Live unknown(String reason) {
            return new Live(Answer.UNKNOWN, Optional.empty(), Optional.empty(), Optional.of(reason));
        }
    }

    /**
     * @param name of the model, as {@code diff} has it
     * @param changes that lead from what the scripts make to it
     * @param reason of an answer that is neither yes nor no
     */
    record Model(Answer answer, String name, List<Change> changes, Optional<String> reason) {
    }

    boolean isHistoryGood() {
        return state.pendingNames().isEmpty() && state.problems().isEmpty();
    }

    /** Whether no question was answered with no. */
    boolean isGood() {
        return !(asked.contains(Question.history) && !isHistoryGood())
                && live.filter(one -> one.answer() == Answer.NO).isEmpty()
                && model.filter(one -> one.answer() == Answer.NO).isEmpty();
    }
}
