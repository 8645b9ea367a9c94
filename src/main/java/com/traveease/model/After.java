package com.traveease.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column of this field stands directly behind another one of the table, as SQL's {@code AFTER} says it; JPA has no word for
 * it. Without it, columns are in the order of the fields: first the key, then the fields of the entity, then those of the
 * classes above it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface After {
    /** The name of the column. */
    String value();
}
