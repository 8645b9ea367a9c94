package com.traveease.development.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.model.Declaration;
import com.traveease.schema.model.Model;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Token;

/**
 * Writes {@code db/model.sql} beside the compiled classes. Run by {@code ./mvnw compile}, and by
 * {@code src/main/scripts/traveease-schema} when something has changed since.
 */
public final class ModelScript {

    private static final String SCRIPT = "db/model.sql";
    /** In this order they do not need what comes later, apart from what the bodies of programs name. */
    private static final List<ObjectKind> ORDER = List.of(ObjectKind.TABLE, ObjectKind.INDEX, ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE, ObjectKind.VIEW, ObjectKind.TRIGGER, ObjectKind.EVENT);

    private ModelScript() {
    }

    /** @param arguments the folder of the compiled classes, and that of the SQL files, which need not be there */
    public static void main(String... arguments) throws IOException {
        try {
            write(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (InvalidScriptException e) {
            System.err.println("The model cannot be made: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void write(Path classes, Path files) throws IOException {
        Model model = model(classes, files);
        Path script = classes.resolve(SCRIPT);
        Files.createDirectories(script.getParent());
        // A command may read it just now.
        Path partial = script.resolveSibling(script.getFileName() + ".partial");
        Files.writeString(partial, model.script());
        Files.move(partial, script, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static Model model(Path classes, Path files) {
        List<Declaration> inFiles = Files.isDirectory(files) ? Model.inFolder(files).declarations() : List.of();
        requireOneEach(inFiles);
        Set<String> tablesOfFiles = inFiles.stream()
                .filter(one -> one.kind() == ObjectKind.VIEW || one.kind() == ObjectKind.TABLE).map(Declaration::name)
                .collect(Collectors.toSet());
        List<Declaration> all = new ArrayList<>(EntityTables.of(classes, tablesOfFiles));
        all.addAll(inFiles);
        return Model.of(ordered(all));
    }

    private static void requireOneEach(List<Declaration> declarations) {
        Map<String, Declaration> bySource = new HashMap<>();
        for (Declaration declaration : declarations) {
            Declaration other = bySource.putIfAbsent(declaration.source(), declaration);
            if (other != null) {
                throw new InvalidScriptException("%s creates %s and %s. Beside the entities, each object has a file of its own."
                        .formatted(declaration.source(), other.name(), declaration.name()));
            }
        }
    }

    /** Within a kind, what others name comes before them. */
    private static List<Declaration> ordered(List<Declaration> declarations) {
        List<Declaration> ordered = new ArrayList<>();
        for (ObjectKind kind : ORDER) {
            SortedMap<String, Declaration> waiting = new TreeMap<>();
            declarations.stream().filter(one -> one.kind() == kind).forEach(one -> waiting.put(one.name(), one));
            Map<String, Set<String>> named = new HashMap<>();
            waiting.forEach((name, one) -> named.put(name, names(one, waiting.keySet())));
            while (!waiting.isEmpty()) {
                // In a circle, which only foreign keys can make, the first by name begins.
                String next = waiting.keySet().stream()
                        .filter(name -> named.get(name).stream().noneMatch(waiting::containsKey)).findFirst()
                        .orElseGet(waiting::firstKey);
                ordered.add(waiting.remove(next));
            }
        }
        return ordered;
    }

    private static Set<String> names(Declaration declaration, Set<String> of) {
        Set<String> names = new HashSet<>();
        for (Token token : Token.of(declaration.sql())) {
            if (token.isName() && of.contains(token.text()) && !token.text().equals(declaration.name())) {
                names.add(token.text());
            }
        }
        return names;
    }
}
