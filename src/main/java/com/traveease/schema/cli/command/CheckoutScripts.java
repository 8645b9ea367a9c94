package com.traveease.schema.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.traveease.schema.revision.Revision;
import com.traveease.schema.revision.Revisions;
import com.traveease.schema.revision.ScriptFolder;
import com.traveease.schema.script.ScriptReading;
import com.traveease.schema.sql.InvalidScriptException;

/** Scripts in a folder, of which a program that has its scripts in it knows nothing. */
public record CheckoutScripts(Path folder) {

    /** Where a project has them, seen from its own folder. */
    public static final Path FOLDER = Path.of("src", "main", "resources", "db", "migration");

    /** In the project where the program was started. */
    static CheckoutScripts here() {
        return new CheckoutScripts(FOLDER);
    }

    public String notRead(String id) {
        return "This program uses its built-in scripts, and %s is not among them. %s".formatted(id, advice());
    }

    /**
     * What the folder has and the program has not, or has otherwise; one sentence and what to do. Empty where there is no such
     * folder, and where it cannot be read: those who do not work in it need not hear of it.
     */
    public Optional<String> difference(Revisions builtIn) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try {
            Revisions there = ScriptFolder.in(folder, ScriptReading.PLAIN);
            List<String> other = new ArrayList<>();
            for (Revision revision : there.all()) {
                Optional<Revision> same = builtIn.all().stream().filter(known -> known.id().equals(revision.id())).findFirst();
                if (same.isEmpty()) {
                    other.add(revision.upgrade().name() + " is not among them");
                } else if (!same.get().upgrade().text().equals(revision.upgrade().text())) {
                    other.add(revision.upgrade().name() + " is different there");
                } else if (!text(same.get()).equals(text(revision))) {
                    other.add("the undo script of " + revision.id() + " is different there");
                }
            }
            return other.isEmpty() ? Optional.empty()
                    : Optional.of("This program uses its built-in scripts, not %s: %s%s. %s".formatted(folder,
                            other.get(0), other.size() > 1 ? ", and " + (other.size() - 1) + " more differ" : "", advice()));
        } catch (InvalidScriptException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Revision revision) {
        return revision.undo().map(undo -> undo.text());
    }

    private String advice() {
        return "Add --locations filesystem:%s, or build the program again.".formatted(folder);
    }
}
