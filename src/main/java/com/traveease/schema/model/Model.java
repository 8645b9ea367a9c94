package com.traveease.schema.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.traveease.schema.definition.ObjectKind;
import com.traveease.schema.script.InvalidLocationException;
import com.traveease.schema.script.Script;
import com.traveease.schema.script.ScriptFiles;
import com.traveease.schema.script.ScriptReading;
import com.traveease.schema.sql.InvalidScriptException;
import com.traveease.schema.sql.Place;
import com.traveease.schema.statement.Statement;

/**
 * The objects that a schema should have, each declared once. Those of the program are in an order in which a server takes them;
 * those of a folder are in the order of the files, and may name objects that come later.
 */
public final class Model {

    private static final String RESOURCE = "/db/model.sql";
    private static final String EXTENSION = ".sql";
    private static final String COMMENT = "-- ";
    private static final List<String> SOURCES = List.of("entity ", "file ");
    /** To end a statement with semicolons in it; the first that it does not contain is used. */
    private static final List<String> DELIMITERS = List.of("$$", "//", ";;", "$$$", "///");

    private final List<Declaration> declarations;

    private Model(List<Declaration> declarations) {
        this.declarations = List.copyOf(declarations);
    }

    /** @throws InvalidScriptException when two of them declare the same object */
    public static Model of(List<Declaration> declarations) {
        Map<String, Declaration> known = new HashMap<>();
        for (Declaration declaration : declarations) {
            Declaration before = known.putIfAbsent(space(declaration.kind()) + " " + declaration.name(), declaration);
            if (before != null) {
                throw new InvalidScriptException("The model declares the %s %s twice: in %s and in %s. Nothing was run."
                        .formatted(declaration.kind().words(), declaration.name(), before.source(), declaration.source()));
            }
        }
        return new Model(declarations);
    }

    /** Tables and views have their names from one space. */
    private static ObjectKind space(ObjectKind kind) {
        return kind == ObjectKind.VIEW ? ObjectKind.TABLE : kind;
    }

    /**
     * What the build has made of the entities and the files beside them.
     *
     * @throws InvalidScriptException when the program was built without it
     */
    public static Model builtIn() {
        try (InputStream in = Model.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new InvalidScriptException(("This program was built without a model: %s is not on its class path. In a "
                        + "checkout, ./mvnw compile makes it from the entities.").formatted(RESOURCE.substring(1)));
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new InvalidScriptException("The model of this program cannot be read: %s".formatted(e.getMessage()), e);
        }
    }

    /** @param script as {@link #script} writes it */
    static Model parse(String script) {
        return of(declarations(new Script(RESOURCE.substring(1), script), (statement, place) -> source(statement.sql())
                .orElseThrow(() -> new InvalidScriptException("%s: the line above the statement does not name its source"
                        .formatted(place)))));
    }

    /**
     * What all files {@code *.sql} in it and in its subfolders create. A file may have any number of statements, and
     * {@code DELIMITER}.
     *
     * @throws InvalidScriptException when there is no such folder, a file cannot be read, or a statement is no CREATE statement
     *         of an object of a schema; the message has file and line
     */
    public static Model inFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidLocationException("%s is not a folder. A model is a folder of SQL files with CREATE statements. "
                    .formatted(folder) + "Nothing was run.");
        }
        List<Declaration> declarations = new ArrayList<>();
        try {
            for (Path file : ScriptFiles.in(folder)) {
                if (file.toString().toLowerCase(Locale.ROOT).endsWith(EXTENSION)) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    declarations.addAll(declarations(new Script(name, file.toString(), text(file), Optional.empty()),
                            (statement, place) -> "file " + name));
                }
            }
        } catch (IOException e) {
            throw ScriptFiles.unreadable(folder.toString(), e);
        }
        if (declarations.isEmpty()) {
            // A schema that should have nothing is hardly what anybody means: to follow it would drop everything.
            throw new InvalidLocationException("No file in %s has a CREATE statement, so it is not a model. Nothing was run."
                    .formatted(folder));
        }
        return of(declarations);
    }

    private static String text(Path file) {
        try {
            return ScriptReading.PLAIN.text(Files.readAllBytes(file));
        } catch (CharacterCodingException e) {
            throw new InvalidScriptException("%s is not UTF-8. Save it as UTF-8. Nothing was run.".formatted(file), e);
        } catch (IOException e) {
            throw ScriptFiles.unreadable(file.toString(), e);
        }
    }

    private static List<Declaration> declarations(Script script, BiFunction<Statement, Place, String> source) {
        return script.statements().stream().map(statement -> {
            Place place = new Place(script.path(), statement.line());
            String sql = withoutComments(statement.sql());
            if (CreatedObject.of(sql).isEmpty()) {
                throw new InvalidScriptException("%s: %s. Nothing was run.".formatted(place, CreatedObject.objection(sql)));
            }
            return new Declaration(source.apply(statement, place), sql);
        }).toList();
    }

    private static Optional<String> source(String statement) {
        return statement.lines().takeWhile(line -> line.startsWith(COMMENT)).map(line -> line.substring(COMMENT.length()))
                .filter(line -> SOURCES.stream().anyMatch(line::startsWith)).reduce((first, last) -> last);
    }

    /** A version comment, {@code /*!50001 …}, is for the server. */
    private static String withoutComments(String statement) {
        String rest = statement;
        while (true) {
            int end = rest.startsWith("--") || rest.startsWith("#") ? rest.indexOf('\n')
                    : rest.startsWith("/*") && !rest.startsWith("/*!") ? rest.indexOf("*/") + 1 : -1;
            if (end < 0) {
                return rest;
            }
            rest = rest.substring(end + 1).stripLeading();
        }
    }

    public List<Declaration> declarations() {
        return declarations;
    }

    /** As a script for the mysql client: above each statement a comment line that names its source. */
    public String script() {
        StringBuilder script = new StringBuilder();
        for (Declaration declaration : declarations) {
            String statement = COMMENT + declaration.source() + "\n" + declaration.sql();
            if (!declaration.sql().contains(";")) {
                script.append(statement).append(";\n\n");
                continue;
            }
            String delimiter = Stream.of(DELIMITERS).flatMap(List::stream).filter(one -> !declaration.sql().contains(one))
                    .findFirst()
                    .orElseThrow(() -> new InvalidScriptException("%s contains every delimiter that is known here: %s"
                            .formatted(declaration.source(), DELIMITERS)));
            script.append("DELIMITER ").append(delimiter).append("\n\n").append(statement).append(delimiter)
                    .append("\n\nDELIMITER ;\n\n");
        }
        return script.toString();
    }
}
