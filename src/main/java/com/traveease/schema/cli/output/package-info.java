/** How commands speak: lines, tables, JSON, colours, progress. */
package com.traveease.schema.cli.output;
