package com.traveease.schema.statement;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.traveease.schema.sql.Identifiers;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;

/** What the text of a statement says of the session that it runs in. */
public final class SessionText {

    private static final Pattern SET = Pattern.compile("(?i)\\bSET\\b");
    private static final Set<String> OF_SERVER = Set.of("GLOBAL", "PERSIST", "PERSIST_ONLY");
    private static final Pattern BEGINS_WITH_SET = Pattern.compile("(?i)\\s*SET\\b");
    private static final Pattern GENERATED_KEY = Pattern.compile("(?is)LAST_INSERT_ID|@@.{0,10}IDENTITY");
    private static final Pattern TEMPORARY = Pattern.compile("(?i)\\bTEMPORARY\\b");
    /** What a session has under such a name is looked after elsewhere, cannot be set, or cannot be read as it was set. */
    private static final Set<String> NO_SETTINGS = Set.of("timestamp", "identity", "insert_id", "last_insert_id", "error_count",
            "warning_count", "rand_seed1", "rand_seed2", "pseudo_thread_id", "external_user", "proxy_user", "gtid_owned");
    private static final Pattern TURNS_AUTOCOMMIT_OFF = Pattern.compile("(?i)AUTOCOMMIT`?\\s*:?=\\s*(0|OFF|FALSE)\\s*(,|$)");

    private SessionText() {
    }

    /** It calls no function and no trigger, which might set something, and every database stays. */
    public static boolean leavesAlone(Statement statement) {
        return statement.kind() == StatementKind.DEFINITION
                && statement.tokens().stream().noneMatch(token -> token.is("VALUES")) && !statement.isCreateSelect()
                && statement.change().orElseThrow().objects().stream()
                        .noneMatch(object -> object.kind() == SchemaObject.Kind.DATABASE);
    }

    public static boolean changes(Statement statement) {
        StatementKind kind = statement.kind();
        return kind != StatementKind.DEFINITION && kind != StatementKind.DATA
                || statement.mayMention("SET") && isSet(statement);
    }

    public static boolean isSet(Statement statement) {
        return new TokenReader(statement.tokens()).accept("SET");
    }

    /**
     * What it sets, or may set later: in the program that it defines, or in a text that it holds and that may be prepared.
     * Local
     * variables of a program are among them.
     */
    public static Set<String> settings(Statement statement) {
        return statement.mayMention("SET") ? settings(statement.outline()) : Set.of();
    }

    /** Of the text of a statement. */
    private static Set<String> settings(String sql) {
        Set<String> settings = new LinkedHashSet<>();
        if (SET.matcher(sql).find()) {
            List<Token> tokens = Token.of(sql);
            if (tokens.get(0).is("SET") || DefinitionChange.of(tokens).filter(DefinitionChange::isOfProgram).isPresent()) {
                settings.addAll(settings(tokens));
            }
            tokens.stream()
                    .filter(token -> token.kind() == Token.Kind.STRING && BEGINS_WITH_SET.matcher(token.text()).lookingAt())
                    .forEach(text -> settings.addAll(settings(Token.of(text.text()))));
        }
        return settings;
    }

    /** The words behind SET and before an equals sign that have no at sign before them, or two. */
    private static List<String> settings(List<Token> tokens) {
        List<String> settings = new ArrayList<>();
        boolean set = false;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (set) {
                boolean assigned = tokens.get(i + 1).isSymbol('=') || tokens.get(i + 1).isSymbol(':');
                boolean own = tokens.get(i - 1).isSymbol('@') && (i < 2 || !tokens.get(i - 2).isSymbol('@'));
                String name = tokens.get(i).text().toLowerCase(Locale.ROOT);
                if (assigned && !own && tokens.get(i).isName() && !NO_SETTINGS.contains(name)) {
                    settings.add(name);
                }
            }
            set = !tokens.get(i).isSymbol(';') && (set || tokens.get(i).is("SET"));
        }
        return settings;
    }

    /** Unless it is certain that it turns it off. */
    public static boolean mayTurnAutocommitOn(Statement statement) {
        return statement.mentions("AUTOCOMMIT") && !TURNS_AUTOCOMMIT_OFF.matcher(statement.sql()).find();
    }

    public static boolean isOfNextTransaction(String sql) {
        TokenReader reader = new TokenReader(Token.of(sql));
        return reader.accept("SET") && (reader.accept("TRANSACTION")
                || reader.acceptSymbol('@') && reader.acceptSymbol('@') && reader.peek().is("TRANSACTION_ISOLATION"));
    }

    /**
     * Those that it creates, or that a program which it defines or a text which it holds would create; names in backquotes.
     */
    public static Set<String> temporaryTables(String sql) {
        Set<String> tables = new LinkedHashSet<>();
        if (TEMPORARY.matcher(sql).find()) {
            List<Token> tokens = Token.of(sql);
            for (int i = 0; i < tokens.size(); i++) {
                TokenReader reader = new TokenReader(tokens.subList(i, tokens.size()));
                if (tokens.get(i).kind() == Token.Kind.STRING) {
                    tables.addAll(temporaryTables(tokens.get(i).text()));
                } else if (reader.accept("CREATE", "TEMPORARY", "TABLE")) {
                    reader.accept("IF", "NOT", "EXISTS");
                    tables.add(reader.dottedName().stream().map(Identifiers::quoted)
                            .collect(Collectors.joining(".")));
                }
            }
            tables.remove("");
        }
        return tables;
    }

    /**
     * Whether it sets a variable of the server to a value that is computed, perhaps from the present one: run twice, it may set
     * another.
     */
    public static boolean computesServerSetting(Statement statement) {
        TokenReader reader = new TokenReader(statement.tokens());
        if (!reader.accept("SET")) {
            return false;
        }
        boolean ofServer = false;
        for (TokenReader assignment : reader.clauses()) {
            boolean value = false;
            while (assignment.hasNext()) {
                Token token = assignment.next();
                if (!value) {
                    ofServer |= OF_SERVER.stream().anyMatch(token::is);
                    ofServer &= !token.is("SESSION") && !token.is("LOCAL");
                    value = token.isSymbol('=');
                } else if (ofServer && (token.isSymbol('@') || token.isSymbol('('))) {
                    return true;
                }
            }
        }
        return false;
    }

    public static boolean dropsTemporaryTable(Statement statement) {
        return new TokenReader(statement.tokens()).accept("DROP", "TEMPORARY");
    }

    /** Whether it is a word of this text, wherever. */
    public static boolean names(String text, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE
                | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS).matcher(text).find();
    }

    /** Whether it asks for the number that AUTO_INCREMENT gave last. */
    public static boolean usesGeneratedKey(Statement statement) {
        return statement.mayMention("LAST_INSERT_ID", "IDENTITY") && GENERATED_KEY.matcher(statement.outline()).find();
    }
}
