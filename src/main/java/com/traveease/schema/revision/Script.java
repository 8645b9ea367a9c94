package com.traveease.schema.revision;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resource.StringResource;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.mysql.MySQLParser;

/**
 * A script file: one direction of a revision.
 *
 * @param name of the file, {@code V001__initial_sqlalchemy_models.sql}
 * @param path where it is, for people: a file's, or {@code db/migration/V001__….sql} when it is built in
 * @param text with the line ends it has in the file, without a byte order mark
 */
public record Script(String name, String path, String text) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    public Script {
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
    }

    public Script(String name, String text) {
        this(name, name, text);
    }

    /** Flyway's checksum: CRC-32 over the UTF-8 lines without their ends, so that line ends do not matter. */
    public int checksum() {
        CRC32 crc = new CRC32();
        new BufferedReader(new StringReader(text)).lines()
                .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    /**
     * The statements in their order, cut by Flyway's own parser for MySQL, so that what runs here is what Flyway would run.
     *
     * @throws InvalidScriptException when the parser does not understand the script
     */
    public List<Statement> statements() {
        MySQLParser parser = new MySQLParser(new ClassicConfiguration(), new ParsingContext());
        List<Statement> statements = new ArrayList<>();
        try (SqlStatementIterator parsed = parser.parse(new NamedResource(name, text))) {
            parsed.forEachRemaining(statement -> statements.add(new Statement(statement.getLineNumber(), statement.getSql())));
        } catch (FlywayException e) {
            throw new InvalidScriptException("%s cannot be cut into statements: %s".formatted(name, firstLine(e)), e);
        }
        return List.copyOf(statements);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Flyway's parser wants the name for its messages. */
    private static final class NamedResource extends StringResource {

        private final String name;

        NamedResource(String name, String text) {
            super(text);
            this.name = name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }
    }
}
