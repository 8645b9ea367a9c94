/**
 * The rules for scripts: what each is about, which of them a project wants, and what one finds. No database. A new rule is a
 * constant of {@link com.traveease.schema.rule.Rule}, found in one of the reviews of the package {@code lint}, and a test.
 */
package com.traveease.schema.rule;
