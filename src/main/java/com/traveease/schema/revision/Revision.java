package com.traveease.schema.revision;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.traveease.schema.directive.Directive;
import com.traveease.schema.directive.Directives;
import com.traveease.schema.script.LeadingComment;
import com.traveease.schema.script.Script;

/**
 * One step of the schema: a script, and the script that undoes it.
 *
 * @param description the words of the script's name with spaces, {@code initial sqlalchemy models}
 * @param undo empty when the revision is irreversible
 */
public record Revision(Version version, String description, Script upgrade, Optional<Script> undo) {

    public Revision {
        Objects.requireNonNull(version);
        Objects.requireNonNull(upgrade);
    }

    /** What people call it, {@code 001_initial_sqlalchemy_models}: the script's name between its prefix and its suffix. */
    public String id() {
        return idOf(upgrade.name());
    }

    /** Whether it is Flyway's baseline script: it does what all revisions up to its own do, in an empty schema. */
    public boolean isBaseline() {
        return isBaseline(upgrade.name());
    }

    /** Whether a script of this name is one. */
    public static boolean isBaseline(String scriptName) {
        String file = scriptName.substring(scriptName.lastIndexOf('/') + 1);
        return file.startsWith("B")
                && ScriptName.parse(file).filter(name -> name.kind() == ScriptName.Kind.BASELINE).isPresent();
    }

    /** The id of the revision that a script of this name belongs to; the name itself when it is not a script's name. */
    public static String idOf(String scriptName) {
        String file = scriptName.substring(scriptName.lastIndexOf('/') + 1);
        ScriptName name = ScriptName.parse(file).orElse(null);
        return name == null ? scriptName : name.id();
    }

    /** The version in a script's name; empty for a repeatable script, and for what is not a script's name. */
    public static Optional<Version> versionOf(String scriptName) {
        return ScriptName.parse(scriptName.substring(scriptName.lastIndexOf('/') + 1)).flatMap(ScriptName::version);
    }

    /** What the script says of itself, line by line, without directives; its description when it says nothing. */
    public List<String> comment() {
        List<String> comment = LeadingComment.of(upgrade.head(), Directive::isAny);
        return comment.isEmpty() ? List.of(description) : comment;
    }

    /** Whether the application need not wait for it. */
    public boolean isBackground() {
        return Directives.isAtHead(Directive.BACKGROUND, upgrade.head());
    }

    Revision each(UnaryOperator<Script> change) {
        return new Revision(version, description, change.apply(upgrade), undo.map(change));
    }

    @Override
    public String toString() {
        return id();
    }
}
