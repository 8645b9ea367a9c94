/** MySQL's text: tokens, names, SQL modes, client commands. Pure: no database. */
package com.traveease.schema.sql;
