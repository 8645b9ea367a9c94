/**
 * Phase 5: what the company asks of its data. It may know every other phase; none may know it.
 * <p>
 * Views and summaries are only read. They are mapped with {@code @Table} although they are made by queries: the query is in
 * a file under {@code db/model/views}, because a {@code @View} cannot say {@code SQL SECURITY INVOKER}. Events are written once
 * and never changed.
 * <p>
 * Revenue is what was paid less what was refunded, on the day of UTC of the payment, and never across currencies.
 */
package com.traveease.model.analytics;
