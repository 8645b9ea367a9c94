package com.traveease.schema.rehearsal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/**
 * From one moment of the server to another, in the time zone of its sessions and in UTC: a script may write either.
 *
 * @param from of the session
 * @param fromUtc the same moment
 */
record Period(LocalDateTime from, LocalDateTime to, LocalDateTime fromUtc, LocalDateTime toUtc) {

    /** A column without fractions of a second rounds. */
    private static final int SLACK = 1;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter
            .ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS][.SSSSS][.SSSS][.SSS]"
                    + "[.SS][.S]");

    record Moment(LocalDateTime here, LocalDateTime utc) {

        static Moment now(Connection connection) throws SQLException {
            try (Statement select = connection.createStatement();
                    ResultSet row = select.executeQuery("SELECT CAST(NOW(6) AS CHAR), CAST(UTC_TIMESTAMP(6) AS CHAR)")) {
                row.next();
                return new Moment(LocalDateTime.parse(row.getString(1), FORMAT), LocalDateTime.parse(row.getString(2), FORMAT));
            }
        }
    }

    static Period of(Moment from, Moment to) {
        return new Period(from.here().minusSeconds(SLACK), to.here().plusSeconds(SLACK), from.utc().minusSeconds(SLACK),
                to.utc().plusSeconds(SLACK));
    }

    /** @param value of a DATETIME or TIMESTAMP, as the server writes it; may be null */
    boolean has(String value) {
        if (value == null) {
            return false;
        }
        try {
            LocalDateTime time = LocalDateTime.parse(value, FORMAT);
            return !time.isBefore(from) && !time.isAfter(to) || !time.isBefore(fromUtc) && !time.isAfter(toUtc);
        } catch (DateTimeParseException e) {
            return false; // a zero date
        }
    }
}
