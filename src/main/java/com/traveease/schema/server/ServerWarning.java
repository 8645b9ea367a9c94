package com.traveease.schema.server;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** A row of {@code SHOW WARNINGS}. */
public record ServerWarning(String level, int code, String message) {

    public static final String SHOW = "SHOW WARNINGS LIMIT 100";
    static final List<String> COLUMNS = List.of("Level", "Code", "Message");

    public static ServerWarning of(ResultSet row) throws SQLException {
        return new ServerWarning(row.getString(1), row.getInt(2), row.getString(3));
    }

    public boolean isNote() {
        return level.equals("Note");
    }

    /** {@code Duplicate entry '…' for key 't.PRIMARY' (warning 1062)}. */
    public String words() {
        return "%s (%s %d)".formatted(ServerMessage.of(code, message), level.toLowerCase(Locale.ROOT), code);
    }
}
