package com.traveease.schema.evidence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.traveease.schema.sql.SqlMode;
import com.traveease.schema.sql.Token;
import com.traveease.schema.sql.TokenReader;
import com.traveease.schema.statement.SchemaObject;

/**
 * The body of a procedure, function, trigger or event, as it was written. {@code information_schema} shows it with its strings
 * resolved ({@code 'it''s'} comes as {@code 'it's'}), so that what is a string and what is not cannot be told there.
 *
 * @param mode under which it was made, and by which it is to be read
 */
public record ProgramText(String body, SqlMode mode) {

    /** Between parameters and body, each in a line of its own. */
    private static final Pattern CHARACTERISTIC = Pattern.compile(
            " {4}(DETERMINISTIC|NO SQL|READS SQL DATA|MODIFIES SQL DATA|SQL SECURITY INVOKER|COMMENT '([^'\\\\\n]|''|\\\\.)*')\n");

    /** @return empty where it is not there, or not to be seen by the account */
    public static Optional<ProgramText> read(Connection connection, SchemaObject program) throws SQLException {
        try (java.sql.Statement show = connection.createStatement();
                ResultSet row = show.executeQuery("SHOW CREATE " + program.kind() + " " + ObjectReader.name(program))) {
            String text = row.next() ? row.getString(program.kind() == SchemaObject.Kind.EVENT ? 4 : 3) : null;
            return text == null ? Optional.empty()
                    : Optional.of(new ProgramText(body(program.kind(), text), SqlMode.of(row.getString("sql_mode"))));
        } catch (SQLException e) {
            ObjectReader.unless(e);
            return Optional.empty();
        }
    }

    /** Its tokens; empty where its SQL mode makes other tokens of it than are read here. */
    public Optional<List<Token>> tokens() {
        boolean isReadOtherwise = mode.ansiQuotes() && body.indexOf('"') >= 0
                || mode.plainBackslashes() && body.indexOf('\\') >= 0;
        return isReadOtherwise ? Optional.empty() : Optional.of(Token.of(body));
    }

    private static String body(SchemaObject.Kind kind, String create) {
        TokenReader reader = new TokenReader(Token.of(create));
        if (kind == SchemaObject.Kind.TRIGGER || kind == SchemaObject.Kind.EVENT) {
            reader.skipPast(kind == SchemaObject.Kind.TRIGGER ? "ROW" : "DO");
            return create.substring(reader.peek().start());
        }
        reader.skipPast(kind.name());
        reader.next(); // its name, in double quotes where the session has ANSI_QUOTES
        reader.parenthesized();
        int next = reader.peek().start();
        int body = 1 + (kind == SchemaObject.Kind.FUNCTION ? create.indexOf('\n', next) : create.lastIndexOf('\n', next));
        Matcher characteristic = CHARACTERISTIC.matcher(create);
        while (characteristic.region(body, create.length()).lookingAt()) {
            body = characteristic.end();
        }
        return create.substring(body);
    }
}
