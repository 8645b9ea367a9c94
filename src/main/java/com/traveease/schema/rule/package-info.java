/** The rules for scripts: what each is about, which of them a project wants, and what one finds. No database. */
package com.traveease.schema.rule;
