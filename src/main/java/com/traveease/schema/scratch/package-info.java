/** Temporary schemas in which statements are tried. */
package com.traveease.schema.scratch;
