/**
 * The statements that lead from one schema to another: what each does, in which order the server accepts them, and what a
 * reviewer has to know of rows. It runs nothing.
 */
package com.traveease.schema.alteration;
