/** Runs a plan so that it survives a kill at any point. */
package com.traveease.schema.migration;
