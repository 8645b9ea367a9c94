/**
 * The business: what Traveease sells, to whom, and what it earned. One package per subject, in the order of the
 * scripts that make its tables; a package imports earlier ones only, as its foreign keys do.
 * <p>
 * Nothing here knows how the schema is migrated. The entities are the model: they say everything about their tables that JPA
 * and Hibernate have a word for, constraints and indexes with their names included. What they have no word for is an SQL file
 * under {@code db/model}. The build makes one list of CREATE statements of both, and {@code ModelMatchesScriptsTest} holds it
 * against the scripts under {@code db/migration}.
 * <p>
 * Column names are the field names in snake case, by the naming strategy in {@code application.properties}. Columns are in the
 * order of the fields, see {@link com.traveease.model.After}. The engine, character set and collation of a table are the same
 * for all and not repeated.
 */
package com.traveease.model;
