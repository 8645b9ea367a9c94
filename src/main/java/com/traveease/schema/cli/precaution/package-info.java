/**
 * What is done before a run so that nothing is lost and nothing surprises: the commands {@code rehearse} and {@code backup}.
 */
package com.traveease.schema.cli.precaution;
