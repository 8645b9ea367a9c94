package com.traveease.schema.lint;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.traveease.schema.rule.Rule;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SchemaObject;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StoredProgramHead;
import com.traveease.schema.syntax.QualifiedName;
import com.traveease.schema.table.Schema;
import com.traveease.schema.table.ScriptPosition;

/** Views, routines, triggers and events: which of them a script creates and drops, and how. */
final class ProgramReview {

    private final Reviewed script;
    /** With where. */
    private final Map<String, ScriptPosition> dropped = new LinkedHashMap<>();
    private final Set<String> created = new HashSet<>();

    ProgramReview(Reviewed script) {
        this.script = script;
    }

    void create(Statement statement, List<Token> tokens) {
        definer(tokens);
        Optional<SchemaObject> made = statement.change().flatMap(change -> change.objects().stream().findFirst())
                .or(() -> event(tokens));
        if (made.isEmpty()) {
            return;
        }
        SchemaObject object = made.get();
        String called = called(object);
        if (object.schema().isPresent()) {
            script.found(Rule.QUALIFIED_NAME, "%s is qualified with its schema.", AlterReview.sentence(called));
        }
        TokenReader head = new TokenReader(tokens);
        if (head.accept("CREATE") && StoredProgramHead.read(head).filter(StoredProgramHead::unlessThere).isPresent()) {
            script.found(Rule.IF_EXISTS, "%s is created IF NOT EXISTS.", AlterReview.sentence(called));
        }
        created.add(called);
        script.schema().put(called, true);
        if (called.startsWith("view ")) {
            star(tokens, called);
        } else if (object.kind() == SchemaObject.Kind.TRIGGER) {
            TokenReader reader = new TokenReader(tokens);
            Optional<QualifiedName> table = reader.skipPast("ON") ? QualifiedName.read(reader) : Optional.empty();
            table.ifPresent(on -> script.schema().changed(Schema.key(on)).triggers().add(called));
        }
    }

    /** One that runs once, or has an end: no change of definitions that lasts. */
    private static Optional<SchemaObject> event(List<Token> tokens) {
        TokenReader reader = new TokenReader(tokens);
        if (!reader.skipPast("EVENT")) {
            return Optional.empty();
        }
        reader.accept("IF", "NOT", "EXISTS");
        return QualifiedName.read(reader).map(name -> new SchemaObject(SchemaObject.Kind.EVENT, name.schema(), name.name(),
                Optional.empty()));
    }

    void definer(List<Token> tokens) {
        for (int i = 1; i + 2 < Math.min(tokens.size(), 12); i++) {
            if (tokens.get(i).is("DEFINER") && tokens.get(i + 1).isSymbol('=')) {
                if (!tokens.get(i + 2).is("CURRENT_USER")) {
                    script.found(Rule.DEFINER, script.origin(tokens.get(i)), "The definer is %s.", tokens.get(i + 2).text());
                }
                return;
            }
        }
    }

    private void star(List<Token> tokens, String called) {
        for (int i = 1; i < tokens.size(); i++) {
            Token before = tokens.get(i - 1);
            boolean selected = before.is("SELECT") || before.is("DISTINCT") || before.is("ALL") || before.isSymbol('.')
                    || before.isSymbol(',');
            if (tokens.get(i).isSymbol('*') && selected) {
                script.found(Rule.VIEW_SELECT_STAR, script.origin(tokens.get(i)), "%s selects *.",
                        AlterReview.sentence(called));
                return;
            }
        }
    }

    private static String called(SchemaObject object) {
        String kind = object.kind() == SchemaObject.Kind.TABLE ? "view" : object.kind().name().toLowerCase(Locale.ROOT);
        return kind + " " + object.schema().map(schema -> schema + ".").orElse("") + object.name().toLowerCase(Locale.ROOT);
    }

    void drop(Statement statement) {
        statement.change().ifPresent(change -> change.objects().forEach(object -> {
            String called = called(object);
            boolean own = created.contains(called);
            script.schema().put(called, false);
            created.remove(called);
            if (!own) {
                dropped.putIfAbsent(called, script.origin());
            }
        }));
    }

    /** After the last statement: what is dropped and created again is still there. */
    void end() {
        dropped.forEach((object, at) -> {
            if (!created.contains(object)) {
                script.found(object.startsWith("view ") ? Rule.DROP_VIEW : Rule.DROP_ROUTINE, at, "The %s is dropped.", object);
            }
        });
    }
}
