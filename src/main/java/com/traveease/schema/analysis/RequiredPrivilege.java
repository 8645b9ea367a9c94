package com.traveease.schema.analysis;

/**
 * A privilege without which the server refuses a statement.
 *
 * @param schema in which it is needed, as the script or the connection spells it
 */
public record RequiredPrivilege(Privilege privilege, String schema) {
}
