/**
 * The build's step that turns the entities, and the SQL files beside them, into the model of the program: the resource
 * {@code db/model.sql}. Hibernate generates the statements, without a database.
 */
package com.traveease.development.model;
