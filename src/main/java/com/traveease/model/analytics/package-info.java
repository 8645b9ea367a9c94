/**
 * Phase 5: what the company asks of its data. It may know every other phase; none may know it.
 * <p>
 * Views and summaries are only read. They are mapped with {@code @Table} although they are made by queries: the query is in
 * the script, and a {@code @View} would hold a second copy of it. Events are written once and never changed.
 * <p>
 * Revenue is what was paid less what was refunded, on the day of UTC of the payment, and never across currencies.
 */
package com.traveease.model.analytics;
