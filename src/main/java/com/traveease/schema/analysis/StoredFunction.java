package com.traveease.schema.analysis;

import com.traveease.schema.sql.Place;

/**
 * A {@code CREATE FUNCTION}.
 *
 * @param declaredSafe whether it is declared {@code DETERMINISTIC}, {@code NO SQL} or {@code READS SQL DATA}
 */
public record StoredFunction(Place place, String name, boolean declaredSafe) {
}
