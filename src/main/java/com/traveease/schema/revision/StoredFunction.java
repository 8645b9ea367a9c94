package com.traveease.schema.revision;

/**
 * A {@code CREATE FUNCTION}.
 *
 * @param declaredSafe whether it is declared {@code DETERMINISTIC}, {@code NO SQL} or {@code READS SQL DATA}
 */
public record StoredFunction(Place place, String name, boolean declaredSafe) {
}
