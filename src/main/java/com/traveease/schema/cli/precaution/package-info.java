/**
 * What is done before a run so that nothing is lost and nothing surprises, and what holds a run up: the commands
 * {@code rehearse}, {@code backup}, {@code pause} and {@code resume}.
 */
package com.traveease.schema.cli.precaution;
