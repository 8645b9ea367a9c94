package com.traveease.schema.lint;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import com.traveease.schema.rule.Finding;
import com.traveease.schema.rule.Rule;
import com.traveease.schema.rule.Severity;
import com.traveease.schema.script.Script;
import com.traveease.schema.table.ScriptPosition;

/** What is found in one script. */
final class Findings {

    /** What an undo script is for, or what it cannot help: restoring a column of an older type. */
    private static final Set<Rule> USUAL_IN_UNDO = EnumSet.of(Rule.DROP_TABLE, Rule.DROP_COLUMN, Rule.DROP_PARTITION,
            Rule.NARROWER_TYPE, Rule.ENUM_VALUE_REMOVED, Rule.SEPARATE_ALTERS);
    private static final Set<Rule> CONVENTIONS_OF_UNDO = EnumSet.of(Rule.SCRIPT_COMMENT, Rule.QUALIFIED_NAME);
    /** As bad in an undo script: the server refuses it, or it reaches beyond the schema. */
    private static final Set<Rule> ERRORS_OF_UNDO = EnumSet.of(Rule.UNDO_INCOMPLETE, Rule.INSTANT_WITH_LOCK,
            Rule.RANDOM_DEFAULT,
            Rule.FOREIGN_KEY_TARGET, Rule.FOREIGN_KEY_TYPE, Rule.LITERAL_DEFAULT, Rule.SET_GLOBAL, Rule.SQL_LOG_BIN,
            Rule.DROP_DATABASE);
    private static final int LONGEST = 300;

    private final Script script;
    private final ScriptKind kind;
    private final Set<Rule> on;
    private final List<Finding> found = new ArrayList<>();

    /** What a script is for. */
    enum ScriptKind {
        UPGRADE,
        UNDO,
        /** Run again when it has changed. */
        REPEATABLE
    }

    Findings(Script script, ScriptKind kind, Set<Rule> on) {
        this.script = script;
        this.kind = kind;
        this.on = on;
    }

    List<Finding> list() {
        return found;
    }

    ScriptKind kind() {
        return kind;
    }

    void add(Rule rule, ScriptPosition at, String what, Object... names) {
        if (!on.contains(rule) || !isMeant(rule)) {
            return;
        }
        Severity severity = rule.severity();
        if (kind == ScriptKind.UNDO && severity == Severity.ERROR && !ERRORS_OF_UNDO.contains(rule)) {
            severity = Severity.WARNING;
        }
        String text = names.length == 0 ? what : what.formatted(names);
        found.add(new Finding(rule, severity, script, at.line(), at.statement(),
                text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…"));
    }

    private boolean isMeant(Rule rule) {
        return switch (kind) {
            case UPGRADE -> true;
            case REPEATABLE -> rule != Rule.IF_EXISTS && rule != Rule.DROP_VIEW && rule != Rule.DROP_ROUTINE;
            case UNDO -> !USUAL_IN_UNDO.contains(rule) && switch (rule.family()) {
                case BREAKS -> rule == Rule.MODIFY_DROPS_ATTRIBUTE;
                case AGES -> rule.severity() == Severity.ERROR;
                case CONVENTION -> CONVENTIONS_OF_UNDO.contains(rule);
                default -> true;
            };
        };
    }
}
