package com.traveease.schema.definition;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of one's own to the server; who opens one closes it. */
@FunctionalInterface
public interface ConnectionSource {

    Connection open() throws SQLException;
}
