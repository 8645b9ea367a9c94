package com.traveease.schema.lint;

import java.util.Optional;

/**
 * A CHECK of a table.
 *
 * @param name in lower case; empty when the server generates one
 */
record Check(Optional<String> name, Origin origin) {
}
