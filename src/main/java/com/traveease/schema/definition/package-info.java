/** The objects of a schema as data, and reading them from the server. */
package com.traveease.schema.definition;
