/**
 * The business: what Traveease sells, to whom, and what it earned. One package per subject, in the order of the
 * scripts that make its tables; a package imports earlier ones only, as its foreign keys do.
 * <p>
 * Nothing here knows how the schema is migrated. The scripts under {@code db/migration} are written by hand and the
 * entities describe them; {@code EntitiesMatchSchemaTest} compares the two. Column names are the field names in snake
 * case, by the naming strategy in {@code application.properties}.
 */
package com.traveease.model;
