package com.traveease.schema.directive;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.statement.Statement;

/**
 * The directives of one script. One directly above a statement, without an empty line between them, is about that statement.
 * One before the first statement, with an empty line behind it, is about the whole script. Within a statement there are none.
 */
public final class Directives {

    private static final Pattern LINE = Pattern.compile("\\s*--\\s+@([A-Za-z][\\w-]*)(?!\\s*(?::?=|,|\\.|\\())(?:\\s(.*))?");
    private static final Pattern ANY = Pattern.compile("(?:--|#|/\\*+)\\s*@");
    private static final Pattern COMMAND = Pattern.compile("(?i)\\s*delimiter\\s.*");
    /** What a statement's text has before its first word. */
    private static final Pattern BEFORE_CODE = Pattern
            .compile("\\A(?:\\s|--(?=\\s)[^\\n]*(?:\\n|\\z)|#[^\\n]*(?:\\n|\\z)|/\\*(?!!).*?\\*/)*+", Pattern.DOTALL);

    private final String script;
    private final MisplacedDirectives misplaced;
    private final Set<Directive> whole = EnumSet.noneOf(Directive.class);
    private final Map<Integer, Set<Directive>> above = new HashMap<>();
    private final Map<Integer, BatchDirective> batches = new HashMap<>();
    private final List<Ignored> ignored = new ArrayList<>();

    /**
     * An {@code @ignore}.
     *
     * @param statement its number, from 1; 0 for the whole script
     * @param text the rule and the reason, as they are written
     */
    public record Ignored(int line, int statement, String text) {
    }

    private Directives(String script) {
        this.script = script;
        this.misplaced = new MisplacedDirectives(script);
    }

    /**
     * @param script its name
     * @param text of the script, from which the statements were cut
     * @param said what holds for the whole script without being in it
     * @throws InvalidScriptException when a word is unknown, or stands where it has no meaning
     */
    public static Directives of(String script, String text, List<Statement> statements, Set<Directive> said) {
        Directives directives = new Directives(script);
        directives.whole.addAll(said);
        // Most scripts have none, and are not gone through.
        if (text.indexOf('@') >= 0 && ANY.matcher(text).find()) {
            directives.read(text.split("\n", -1), statements);
        }
        return directives;
    }

    /**
     * Whether a directive of whole scripts stands before the first statement, without cutting the script.
     *
     * @param head the beginning of the script
     */
    public static boolean isAtHead(Directive directive, String head) {
        if (!head.contains(directive.word())) {
            return false;
        }
        boolean inBlock = false;
        for (String line : head.split("\\R", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (!inBlock && matcher.matches()) {
                if (Directive.of(matcher.group(1)).filter(directive::equals).isPresent()) {
                    return true;
                }
            } else if (!inBlock && hasCode(line)) {
                return false;
            } else if (inBlock || !line.stripLeading().startsWith("--") && !line.stripLeading().startsWith("#")) {
                inBlock = isInBlockAfter(line, inBlock);
            }
        }
        return false;
    }

    /** Of a line that begins outside of a comment. */
    private static boolean hasCode(String line) {
        String rest = line.strip();
        while (rest.startsWith("/*") && !rest.startsWith("/*!")) {
            int end = rest.indexOf("*/", 2);
            rest = end < 0 ? "" : rest.substring(end + 2).strip();
        }
        return !rest.isEmpty() && !rest.startsWith("#") && !rest.matches("--(?:\\s.*)?") && !COMMAND.matcher(line).matches();
    }

    /** The same of a script that has these statements only. */
    public Directives only(List<Integer> statements) {
        Directives directives = new Directives(script);
        directives.whole.addAll(whole);
        for (int k = 1; k <= statements.size(); k++) {
            directives.above.put(k, above.getOrDefault(statements.get(k - 1), Set.of()));
            if (batches.containsKey(statements.get(k - 1))) {
                directives.batches.put(k, batches.get(statements.get(k - 1)));
            }
        }
        return directives;
    }

    /** Whether the whole script has it. */
    public boolean has(Directive directive) {
        return whole.contains(directive);
    }

    /** Whether the statement has it, or the whole script. */
    public boolean has(Directive directive, int statement) {
        return has(directive) || above.getOrDefault(statement, Set.of()).contains(directive);
    }

    /** How the statement is run in batches; empty where it is not. */
    public Optional<BatchDirective> batch(int statement) {
        return Optional.ofNullable(batches.get(statement));
    }

    private record Found(Directive directive, int line, String text) {
    }

    /** What {@code lint} leaves out, in the order of the script. */
    public List<Ignored> ignored() {
        return List.copyOf(ignored);
    }

    private void read(String[] lines, List<Statement> statements) {
        int line = 1;
        for (int k = 1; k <= statements.size() + 1; k++) {
            boolean ended = k > statements.size();
            int code = ended ? lines.length + 1 : statements.get(k - 1).line();
            readGap(lines, line, code, k, ended);
            if (!ended) {
                misplaced.requireNoneWithin(statements.get(k - 1));
            }
            line = ended ? code : Math.max(line, code + height(statements.get(k - 1)));
        }
    }

    /** How many lines there are from that of its first word to that of its last. */
    private static int height(Statement statement) {
        Matcher before = BEFORE_CODE.matcher(statement.sql());
        int code = before.lookingAt() ? before.end() : 0;
        return 1 + (int) statement.sql().substring(code).chars().filter(c -> c == '\n').count();
    }

    /**
     * @param from the first line behind the statement before
     * @param code the line on which the next statement begins
     */
    private void readGap(String[] lines, int from, int code, int k, boolean ended) {
        List<Found> open = new ArrayList<>();
        List<Found> apart = new ArrayList<>();
        boolean inBlock = false;
        for (int i = from; i < code; i++) {
            String line = lines[i - 1];
            if (!inBlock) {
                misplaced.requireNoneOn(i, line);
            }
            Matcher matcher = LINE.matcher(line);
            if (!inBlock && matcher.matches()) {
                String said = matcher.group(2) == null ? "" : matcher.group(2).strip();
                directive(matcher.group(1), i, said).ifPresent(open::add);
            } else if (!inBlock && line.isBlank()) {
                apart.addAll(open);
                open.clear();
            } else if (!inBlock && !line.stripLeading().startsWith("--") && !line.stripLeading().startsWith("#")
                    || inBlock) {
                inBlock = isInBlockAfter(line, inBlock);
            }
        }
        if (!inBlock && !ended && code >= from) {
            misplaced.requireNoneOn(code, lines[code - 1]);
        }
        for (Found found : apart) {
            boolean headless = found.directive().isOfStatementOnly();
            if (k > 1 || ended || headless) {
                throw refused(found.line(), "%s has to be directly above a statement%s".formatted(found.directive().word(),
                        headless ? "" : ", or at the head of the script with an empty line below it"));
            }
            whole.add(found.directive());
            ignore(found, 0);
        }
        for (Found found : open) {
            if (ended) {
                throw refused(found.line(), "%s is not above a statement".formatted(found.directive().word()));
            }
            if (found.directive().isOfScriptOnly()) {
                if (k > 1) {
                    throw refused(found.line(),
                            "%s is about a whole script: it has to be before the first statement"
                                    .formatted(found.directive().word()));
                }
                whole.add(found.directive());
            } else {
                above.computeIfAbsent(k, any -> EnumSet.noneOf(Directive.class)).add(found.directive());
                ignore(found, k);
                batch(found, k);
            }
        }
    }

    private void batch(Found found, int statement) {
        if (found.directive() == Directive.BATCH) {
            try {
                if (batches.put(statement, BatchDirective.of(found.line(), found.text())) != null) {
                    throw new IllegalArgumentException("@batch is above this statement twice");
                }
            } catch (IllegalArgumentException e) {
                throw refused(found.line(), e.getMessage());
            }
        }
    }

    private void ignore(Found found, int statement) {
        if (found.directive() == Directive.IGNORE) {
            ignored.add(new Ignored(found.line(), statement, found.text()));
        }
    }

    private static boolean isInBlockAfter(String line, boolean inBlock) {
        if (COMMAND.matcher(line).matches()) {
            return false;
        }
        int at = 0;
        boolean in = inBlock;
        while (true) {
            int next = line.indexOf(in ? "*/" : "/*", at);
            if (next < 0) {
                return in;
            }
            in = !in;
            at = next + 2;
        }
    }

    private Optional<Found> directive(String word, int line, String text) {
        Optional<Directive> directive = Directive.of(word);
        if (directive.isEmpty() && !Directive.isDocumentation(word)) {
            throw refused(line, "there is no directive @%s; there are %s".formatted(word, Directive.listed()));
        }
        if (directive.isPresent() && directive.get() == Directive.BACKGROUND && !text.isEmpty()) {
            throw refused(line, "@background %s is not known; there is -- @background alone".formatted(text));
        }
        return directive.map(known -> new Found(known, line, text));
    }

    private InvalidScriptException refused(int line, String what) {
        return refused(script, line, what);
    }

    static InvalidScriptException refused(String script, int line, String what) {
        return new InvalidScriptException("%s, line %d: %s. Nothing was run.".formatted(script, line, what));
    }
}
