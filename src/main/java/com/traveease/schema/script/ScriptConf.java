package com.traveease.schema.script;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.traveease.schema.sql.InvalidScriptException;

/**
 * Flyway's file beside a script, {@code V2__words.sql.conf}: how that script is read. Whether it is executed in a transaction
 * makes no difference here: every statement is committed with its row in the journal.
 */
public final class ScriptConf {

    public static final String SUFFIX = ".conf";

    private ScriptConf() {
    }

    /** The file of a script; empty when it has none. */
    public static Optional<Path> of(Path script) {
        Path conf = script.resolveSibling(script.getFileName() + SUFFIX);
        return Files.isRegularFile(conf) ? Optional.of(conf) : Optional.empty();
    }

    /**
     * @throws InvalidScriptException when something in it is unknown
     */
    public static ScriptReading reading(Path conf, ScriptReading how) {
        ScriptReading reading = how;
        List<String> lines;
        try {
            lines = Files.readAllLines(conf, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ScriptFiles.unreadable(conf.toString(), e);
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                int equals = line.indexOf('=');
                String key = equals < 0 ? line : line.substring(0, equals).strip();
                String value = equals < 0 ? "" : line.substring(equals + 1).strip();
                reading = with(key, value, reading, "%s, line %d".formatted(conf, i + 1));
            }
        }
        return reading;
    }

    private static ScriptReading with(String key, String value, ScriptReading how, String where) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "encoding" -> new ScriptReading(charset(value, where), how.placeholders(), how.said());
            case "placeholderreplacement" -> isTrue(value, key, where) ? how
                    : new ScriptReading(how.encoding(), Optional.empty(), how.said());
            case "executeintransaction" -> {
                isTrue(value, key, where);
                yield how;
            }
            default -> throw refused(where, ("'%s' is not known here; there are encoding, placeholderReplacement and "
                    + "executeInTransaction").formatted(key));
        };
    }

    private static boolean isTrue(String value, String key, String where) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused(where, "%s is neither true nor false".formatted(key));
        };
    }

    private static Charset charset(String name, String where) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw refused(where, "there is no encoding '%s'".formatted(name));
        }
    }

    private static InvalidScriptException refused(String where, String what) {
        return new InvalidScriptException("%s: %s. Nothing was run.".formatted(where, what));
    }
}
