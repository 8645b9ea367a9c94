package com.traveease.schema.unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SessionText;
import com.traveease.schema.statement.Statement;
import com.traveease.schema.statement.StatementKind;

/** What the statements of a script leave in the session that a later one may ask for. Read when it is asked, once. */
final class SessionUse {

    private final List<Statement> statements;
    /** By variable: the statements, in their order, that name it and are run themselves, not kept as programs. */
    private final Map<String, List<Integer>> uses = new HashMap<>();
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
                || variables(statements.get(k - 1)).stream().anyMatch(name -> isUsedBehind(k, name))
                || isCall(k) && uses.keySet().stream().anyMatch(name -> isReadBehind(k, name));
    }

    /** What it calls may be defined elsewhere, and set any variable. */
    private boolean isCall(int k) {
        return new TokenReader(statements.get(k - 1).tokens()).accept("CALL");
    }

    /** Unless the next statement that names it only sets it. */
    private boolean isReadBehind(int k, String name) {
        return uses.get(name).stream().filter(use -> use > k).findFirst().filter(use -> !isOnlySet(use)).isPresent();
    }

    /** {@code SET @n = 1}. */
    private boolean isOnlySet(int k) {
        List<Token> tokens = statements.get(k - 1).tokens();
        TokenReader reader = new TokenReader(tokens);
        return reader.accept("SET") && reader.acceptSymbol('@')
                && tokens.stream().filter(token -> token.isSymbol('@')).count() == 1;
    }

    private boolean isUsedBehind(int k, String name) {
        return uses.getOrDefault(name, List.of()).stream().anyMatch(use -> use > k);
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
                    uses.computeIfAbsent(name, any -> new ArrayList<>()).add(k);
                }
                lastOfKey = SessionText.usesGeneratedKey(statement) ? k : lastOfKey;
            }
        }
    }

    private static Set<String> variables(Statement statement) {
        return statement.mayMention("@") ? new UserVariables(List.of(statement)).names() : Set.of();
    }
}
