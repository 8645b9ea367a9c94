package com.traveease.schema.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.traveease.schema.definition.StoredText;
import com.traveease.schema.plan.Plan;
import com.traveease.schema.revision.Repeatable;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.Step;
import com.traveease.schema.scratch.StatementEdit;
import com.traveease.schema.script.Script;
import com.traveease.schema.sql.Token;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;

/**
 * What of a schema and of the scripts of a plan can be run in a scratch schema. A statement that could leave it is left out,
 * and so is what uses an object that was left out: in its place nothing is done, so that the numbers of statements stay.
 */
final class Confined {

    private static final String NOTHING = "DO 0";

    private final Function<String, Optional<String>> refusal;
    private final Set<String> missing = new HashSet<>();
    private final Map<String, Map<Integer, Statement>> fitted = new HashMap<>();
    private final List<StoredText> stored = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param refusal why a statement cannot be run in a scratch schema; empty when it can */
    Confined(Function<String, Optional<String>> refusal) {
        this.refusal = refusal;
    }

    /** Views, routines, triggers and events of the schema. */
    void keep(List<StoredText> live) {
        stored.addAll(live);
        boolean fewer = true;
        // What uses one that is left out is left out with it.
        while (fewer) {
            fewer = stored.removeIf(one -> {
                Optional<String> reason = one.isReadable() ? reason(one.sql(), one.name())
                        : Optional.of("this account may not read it");
                reason.ifPresent(why -> {
                    missing.add(one.name().toLowerCase(Locale.ROOT));
                    notes.add("The %s %s was not copied into the scratch schema: %s. What uses it is not tested."
                            .formatted(one.kind().words(), one.name(), why));
                });
                return reason.isPresent();
            });
        }
    }

    /** The scripts of the steps, those that undo them, and every repeatable script: a downgrade has them run again. */
    void keep(Plan plan) {
        plan.steps().stream().map(Step::script).forEach(this::keep);
        plan.from().revisions().repeatables().stream().map(Repeatable::script).forEach(this::keep);
        List<Step> steps = new ArrayList<>(plan.steps());
        java.util.Collections.reverse(steps);
        steps.stream().flatMap(step -> step.revision().stream()).flatMap(revision -> revision.undo().stream())
                .forEach(this::keep);
    }

    private void keep(Script script) {
        if (fitted.containsKey(script.name())) {
            return;
        }
        Map<Integer, Statement> others = new HashMap<>();
        fitted.put(script.name(), others);
        List<Statement> statements = script.statements();
        for (int i = 0; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            String sql = statement.sql();
            Optional<String> reason = reason(sql, "");
            if (reason.isPresent()) {
                leftOut.add(new LeftOut(script.name(), i + 1, statement.line(), reason.get()));
                others.put(i + 1, new Statement(statement.line(), NOTHING));
                missing.addAll(made(statement));
                continue;
            }
            String asleep = StatementEdit.of(sql).asleep();
            if (!asleep.equals(sql)) {
                others.put(i + 1, new Statement(statement.line(), asleep));
            }
        }
    }

    private Optional<String> reason(String sql, String own) {
        return refusal.apply(sql).or(() -> missing.isEmpty() ? Optional.empty()
                : Token.of(sql).stream().filter(Token::isName).map(Token::text)
                        .filter(name -> !name.equalsIgnoreCase(own) && missing.contains(name.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .map("it uses %s, which is not in the scratch schema"::formatted));
    }

    /** By a statement that is left out. */
    private static List<String> made(Statement statement) {
        List<Token> tokens = statement.tokens();
        return tokens.isEmpty() || !tokens.get(0).is("CREATE") ? List.of()
                : statement.change().stream().flatMap(change -> change.objects().stream()).map(SchemaObject::name)
                        .map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** The same revisions with what is to be run in the scratch schema. */
    Revisions scripts(Revisions revisions) {
        return revisions.each(script -> {
            Map<Integer, Statement> others = fitted.getOrDefault(script.name(), Map.of());
            return others.isEmpty() ? script
                    : script.fitted((number, statement) -> others.getOrDefault(number, statement));
        });
    }

    /** Of the schema, what can be in the scratch schema. */
    List<StoredText> stored() {
        return List.copyOf(stored);
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** Every name in the statements that are run. */
    static Stream<String> names(Script script) {
        return script.statements().stream().flatMap(statement -> statement.tokens().stream()).filter(Token::isName)
                .map(token -> token.text().toLowerCase(Locale.ROOT));
    }
}
