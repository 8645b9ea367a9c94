package com.traveease.schema.table;

/**
 * A CHECK of a table.
 *
 * @param name in lower case; the one that the server makes when the script has none
 */
record Check(String name, ScriptPosition origin) {
}
