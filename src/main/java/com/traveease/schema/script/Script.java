package com.traveease.schema.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.traveease.schema.cutting.StatementCutter;
import com.traveease.schema.directive.Directive;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.ScriptText;
import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.statement.Secrets;
import com.traveease.schema.statement.Statement;

/** A script file: one direction of a revision. */
public final class Script {

    private static final Pattern INTENTIONALLY_EMPTY = Pattern.compile("(?im)^\\s*(?:--|#|/\\*)\\s*intentionally empty\\b");
    private static final int LONGEST_HEAD = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Files were put together, or a licence before one; behind anything else it may belong to a text. */
    private static final Pattern BETWEEN_PARTS = Pattern.compile("(?m)((?:^|\\*/|;)[ \\t]*)\uFEFF");

    private final String name;
    private final String path;
    /** Empty when it is in a file. */
    private final String text;
    private final Optional<ScriptFile> file;
    private final Optional<Map<String, String>> placeholders;
    private final Set<Directive> said;
    private final Optional<List<Integer>> selection;
    private final SqlMode mode;
    private final Optional<Fitting> fitting;
    /** StatementEdit when they are asked for, once. */
    private List<Statement> statements;
    private OptionalInt checksum = OptionalInt.empty();
    private OptionalInt repeatableChecksum = OptionalInt.empty();

    /**
     * @param name of the file, {@code V001__initial_sqlalchemy_models.sql}
     * @param path where it is, for people: a file's, or {@code db/migration/V001__….sql} when it is built in
     * @param text with the line ends it has in the file; a byte order mark is left out
     * @param file where the text is instead
     * @param placeholders the values that replace {@code ${name}}, beside Flyway's own {@code flyway:filename}; empty when
     *        nothing is replaced and {@code ${name}} is text like any other
     * @param said what holds for the whole script as if it stood at its head
     * @param selection the numbers, from 1, of those of its statements that are meant; empty when all are
     * @param mode in which the session is that begins it; it makes no other script of it
     * @param fitting what is run in place of its statements; it makes no other script of it
     */
    private Script(String name, String path, String text, Optional<ScriptFile> file,
            Optional<Map<String, String>> placeholders, Set<Directive> said, Optional<List<Integer>> selection, SqlMode mode,
            Optional<Fitting> fitting) {
        this.name = name;
        this.path = path;
        this.text = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        this.file = file;
        this.placeholders = placeholders.map(Map::copyOf);
        this.said = Set.copyOf(said);
        this.selection = selection.map(List::copyOf);
        this.mode = mode;
        this.fitting = fitting;
    }

    /** All of its statements. */
    public Script(String name, String path, String text, Optional<Map<String, String>> placeholders, Set<Directive> said) {
        this(name, path, text, Optional.empty(), placeholders, said, Optional.empty(), SqlMode.USUAL, Optional.empty());
    }

    /** All statements of a file, in which no placeholder is. */
    public Script(String name, String path, ScriptFile file, Optional<Map<String, String>> placeholders, Set<Directive> said) {
        this(name, path, "", Optional.of(file), placeholders, said, Optional.empty(), SqlMode.USUAL, Optional.empty());
    }

    /** With what its own text says. */
    public Script(String name, String path, String text, Optional<Map<String, String>> placeholders) {
        this(name, path, text, placeholders, Set.of());
    }

    /** Where the name says enough of the place. */
    public Script(String name, String text, Optional<Map<String, String>> placeholders) {
        this(name, name, text, placeholders);
    }

    /** Without placeholders. */
    public Script(String name, String text) {
        this(name, text, Optional.empty());
    }

    public String name() {
        return name;
    }

    /** Where it is, for people. */
    public String path() {
        return path;
    }

    /** With the line ends it has in the file, without a byte order mark. A long one is read again. */
    public String text() {
        return file.map(kept -> kept.between(kept.beginning(), kept.size())).orElse(text);
    }

    /** The beginning of the text, of some pages at least. */
    public String head() {
        return file.map(kept -> kept.window(kept.beginning(), LONGEST_HEAD).text()).orElse(text);
    }

    /** In characters, or bytes. */
    public long length() {
        return file.map(ScriptFile::size).orElse((long) text.length());
    }

    /** Whether a placeholder may be in it. */
    public boolean mayHavePlaceholders() {
        return text.contains("${");
    }

    /** Whether a directive may be in it. */
    public boolean mayHave(Directive directive) {
        return text.contains(directive.word());
    }

    /** The values that replace {@code ${name}}; empty when nothing is replaced. */
    public Optional<Map<String, String>> placeholders() {
        return placeholders;
    }

    /** The numbers, from 1, of those of its statements that are meant; empty when all are. */
    public Optional<List<Integer>> selection() {
        return selection;
    }

    /**
     * The same script as if it had these statements only, in their order; its checksum stays.
     *
     * @param statements their numbers, from 1
     */
    public Script only(List<Integer> statements) {
        return new Script(name, path, text, file, placeholders, said, Optional.of(statements), mode, fitting);
    }

    /** The same script in a session with that mode. */
    public Script under(SqlMode session) {
        if (session.equals(mode)) {
            return this;
        }
        return new Script(name, path, text, file, placeholders, said, selection, session, fitting);
    }

    /** What is run in place of a statement. */
    @FunctionalInterface
    public interface Fitting {

        /** @param number of the statement among all of the script, from 1 */
        Statement fitted(int number, Statement statement);
    }

    /** The same script with other statements in place of its own, as many as there are; its checksum and its comments stay. */
    public Script fitted(Fitting to) {
        return new Script(name, path, text, file, placeholders, said, selection, mode, Optional.of(to));
    }

    /** Flyway's checksum of a versioned script: CRC-32 over the UTF-8 lines without their ends, placeholders as written. */
    public int checksum() {
        if (checksum.isEmpty()) {
            checksum = OptionalInt.of(file.map(ScriptFile::checksum).orElseGet(() -> FlywayChecksum.of(text)));
        }
        return checksum.getAsInt();
    }

    /**
     * Flyway's checksum of a repeatable script: with placeholders replaced, so that a new value makes it run again.
     *
     * @throws InvalidScriptException when a placeholder has no value
     */
    public int repeatableChecksum() {
        if (repeatableChecksum.isEmpty()) {
            repeatableChecksum = OptionalInt.of(file.isPresent() ? checksum() : FlywayChecksum.of(replaced(text)));
        }
        return repeatableChecksum.getAsInt();
    }

    /**
     * The statements in their order, as the mysql client would send them, with Flyway's leave to omit {@code DELIMITER}.
     *
     * @throws InvalidScriptException when the script cannot be cut, or a placeholder has no value
     */
    public List<Statement> statements() {
        List<Statement> all = allStatements();
        return selection.map(numbers -> numbers.stream().map(number -> all.get(number - 1)).toList()).orElse(all);
    }

    private synchronized List<Statement> allStatements() {
        if (statements != null) {
            return statements;
        }
        ScriptText replaced = file.<ScriptText> map(Function.identity()).orElseGet(() -> ScriptText.of(replacedText()));
        try {
            List<Statement> cut = StatementCutter.cut(replaced, mode);
            statements = fitting.<List<Statement>> map(to -> new FittedStatements(cut, to)).orElse(cut);
            return statements;
        } catch (InvalidScriptException e) {
            throw new InvalidScriptException("%s cannot be split into statements: %s. Nothing was run.".formatted(name,
                    e.getMessage()), e);
        }
    }

    /**
     * Passes also where a comment in it says that it has no statement on purpose, {@code -- intentionally empty}, and where
     * some of its statements only are meant.
     *
     * @throws InvalidScriptException when it has none, whatever its comments tell this program
     */
    public void requireStatement() {
        if (selection.isEmpty() && statements().isEmpty() && !isIntentionallyEmpty()) {
            throw new InvalidScriptException(("%s has no statement. Write one, or, if it is meant to be empty, say so on a "
                    + "line of its own: -- intentionally empty. Nothing was run.").formatted(name));
        }
    }

    /** Whether it has no statement, and a comment says that this is on purpose. */
    public boolean isIntentionallyEmpty() {
        return statements().isEmpty() && INTENTIONALLY_EMPTY.matcher(text()).find();
    }

    /**
     * What its comments tell this program.
     *
     * @param statements as {@link #statements} gives them
     * @throws InvalidScriptException when one of the words is unknown, or stands where it has no meaning
     */
    public Directives directives(List<Statement> statements) {
        return selection.map(numbers -> Directives.of(name, replacedText(), allStatements(), said).only(numbers))
                .orElseGet(() -> Directives.of(name, replacedText(), statements, said));
    }

    private String replacedText() {
        return replaced(text.indexOf(BYTE_ORDER_MARK) < 0 ? text : BETWEEN_PARTS.matcher(text).replaceAll("$1"));
    }

    private String replaced(String read) {
        return placeholders.map(values -> Placeholders.replaced(name, read, values)).orElse(read);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Script script && name.equals(script.name) && path.equals(script.path)
                && text.equals(script.text) && file.equals(script.file) && placeholders.equals(script.placeholders)
                && said.equals(script.said)
                && selection.equals(script.selection);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** Not its text and its placeholders, which may be secret. */
    @Override
    public String toString() {
        return name;
    }

    /** What of it is for the server only. */
    public Secrets secrets() {
        return secrets(this::statements);
    }

    /** @param statements of the script; asked only when something has failed */
    public Secrets secrets(Supplier<List<Statement>> statements) {
        return Secrets.of(placeholders().orElse(Map.of()), statements);
    }
}
