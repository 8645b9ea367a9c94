/** Runs the statements of one script so that it survives a kill at any point, and tells how far it came. */
package com.traveease.schema.execution;
