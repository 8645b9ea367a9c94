/** What comment lines of a script tell this program, such as {@code -- @idempotent}. Pure: no database. */
package com.traveease.schema.directive;
