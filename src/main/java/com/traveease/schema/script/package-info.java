/** Script files: finding and reading them, their encoding, checksum, placeholders and statements. No database. */
package com.traveease.schema.script;
