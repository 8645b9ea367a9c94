/**
 * What a schema should be, as a list of CREATE statements: the model of the program, made of the entities when it is built, or
 * a folder of SQL files. It reads and checks the statements and never sends them. No database, and nothing of Hibernate: the
 * build has done that part.
 */
package com.traveease.schema.model;
