package com.traveease.schema.directive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a comment line {@code -- @word} in a script tells this program, and SQL has no word for. The mysql client and Flyway
 * read over it. This is the whole list; {@link Directives} reads them.
 */
public enum Directive {

    /** The statement may run again after an interruption, whatever a first attempt has done: the result is the same. */
    IDEMPOTENT(Where.STATEMENT_OR_SCRIPT),
    /** The application need not wait for the script: the service runs it when it is ready already. */
    BACKGROUND(Where.SCRIPT),
    /** The script may run although an interruption would leave it where it cannot be resumed: a person decides then. */
    UNRESUMABLE(Where.SCRIPT),
    /** The statement is run over one range of a key after the other, each of them a transaction: {@link BatchDirective}. */
    BATCH(Where.STATEMENT),
    /** {@code lint} leaves a finding out: the name of the rule and the reason follow. It means nothing to a run. */
    IGNORE(Where.STATEMENT_OR_SCRIPT);

    private enum Where {
        STATEMENT,
        STATEMENT_OR_SCRIPT,
        SCRIPT
    }

    /** Documentation comments have these; they are for people. */
    private static final List<String> DOCUMENTATION = List.of("author", "brief", "copyright", "date", "deprecated", "desc",
            "description", "example", "file", "license", "link", "name", "note", "param", "return", "returns", "see", "since",
            "summary", "throws", "title", "todo", "version");

    private final Where where;

    Directive(Where where) {
        this.where = where;
    }

    boolean isOfStatementOnly() {
        return where == Where.STATEMENT;
    }

    boolean isOfScriptOnly() {
        return where == Where.SCRIPT;
    }

    /** As it is written, {@code @idempotent}. */
    public String word() {
        return "@" + name().toLowerCase(Locale.ROOT);
    }

    /** Whether a line of a comment, without its marks, is this one. */
    public boolean isIn(String comment) {
        return comment.startsWith(word())
                && (comment.length() == word().length() || Character.isWhitespace(comment.charAt(word().length())));
    }

    /** Whether a line of a comment, without its marks, is for this program and not for people. */
    public static boolean isAny(String comment) {
        return Stream.of(values()).anyMatch(directive -> directive.isIn(comment));
    }

    /** Whether one of the words is somewhere in a text. */
    static boolean mayBeIn(String text) {
        return Stream.of(values()).anyMatch(directive -> text.contains(directive.word()));
    }

    /** @param word without the {@code @} */
    static Optional<Directive> of(String word) {
        return Stream.of(values()).filter(directive -> directive.word().equals("@" + word)).findFirst();
    }

    static boolean isDocumentation(String word) {
        return DOCUMENTATION.contains(word.toLowerCase(Locale.ROOT));
    }

    static String listed() {
        return Stream.of(values()).map(Directive::word).collect(Collectors.joining(", "));
    }
}
