/** MySQL's text: tokens, names, SQL modes. Pure: no database. */
package com.traveease.schema.sql;
