package com.traveease.schema.unit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/** What the statements of a script leave in the session that a later one may ask for. Read when it is asked, once. */
final class SessionUse {

    private final List<Statement> statements;
    /** By variable: the last statement that names it and is run itself, not kept as a program. */
    private final Map<String, Integer> lastUses = new HashMap<>();
    /** The last that asks for the number that AUTO_INCREMENT gave. */
    private int lastOfKey;
    /** Of the programs that the script defines: any statement may call them. */
    private final Set<String> variablesOfPrograms = new HashSet<>();
    private final Set<String> settingsOfPrograms = new HashSet<>();
    private boolean read;

    SessionUse(List<Statement> statements) {
        this.statements = statements;
    }

    /** Whether a later statement may ask for a variable that this one has set, or for the key that it has generated. */
    boolean isAsked(int k) {
        read();
        return lastOfKey > k || variablesOfPrograms.stream().anyMatch(name -> isUsedBehind(k, name))
                || variables(statements.get(k - 1)).stream().anyMatch(name -> isUsedBehind(k, name));
    }

    private boolean isUsedBehind(int k, String name) {
        return lastUses.getOrDefault(name, 0) > k;
    }

    /** The settings that this statement may change, and local variables of the programs that it may call. */
    Set<String> settings(int k) {
        read();
        Set<String> settings = new HashSet<>(settingsOfPrograms);
        settings.addAll(SessionText.settings(statements.get(k - 1)));
        return settings;
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        for (int k = 1; k <= statements.size(); k++) {
            Statement statement = statements.get(k - 1);
            Set<String> variables = variables(statement);
            if (statement.kind() == StatementKind.DEFINITION && statement.definesProgram()) {
                variablesOfPrograms.addAll(variables);
                settingsOfPrograms.addAll(SessionText.settings(statement));
            } else {
                for (String name : variables) {
                    lastUses.put(name, k);
                }
                lastOfKey = SessionText.usesGeneratedKey(statement) ? k : lastOfKey;
            }
        }
    }

    private static Set<String> variables(Statement statement) {
        return statement.mayMention("@") ? new UserVariables(List.of(statement)).names() : Set.of();
    }
}
