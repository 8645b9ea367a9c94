-- The ledger, the summaries and the events. Times are of a million bookings
-- on two busy cores with a buffer pool of 128 MiB; where none is said it is less than a second.
--
-- A summary is right as of the moment in which it was refreshed. What was paid, changed or refunded since is left out of the
-- comparison, with everything of the same vendor and day.

-- The revenue summary agrees with the ledger, for the last week before it was refreshed.
--
-- Two per cent of the bookings are read by the index of paid_at.
WITH refreshed AS (
    SELECT refreshed_at, DATE(refreshed_at) - INTERVAL 7 DAY AS first_day, DATE(refreshed_at) AS end_day
    FROM summary_refreshes
    WHERE summary_name = 'daily_revenue_summary'
), changed AS (
    SELECT DISTINCT b.vendor_id, DATE(b.paid_at) AS day
    FROM refreshed
    JOIN bookings b ON b.paid_at >= refreshed.first_day AND b.paid_at < refreshed.end_day
    LEFT JOIN refunds r ON r.booking_id = b.id AND r.refunded_at > refreshed.refreshed_at - INTERVAL 1 HOUR
    WHERE r.id IS NOT NULL OR b.updated_at > refreshed.refreshed_at - INTERVAL 1 HOUR
), both_sides AS (
    SELECT DATE(l.paid_at) AS revenue_day_utc, l.product, l.vendor_id, l.currency, 1 AS bookings,
        l.total_amount AS gross_amount, l.refunded_amount, l.commission_amount
    FROM refreshed
    JOIN booking_ledger l ON l.paid_at >= refreshed.first_day AND l.paid_at < refreshed.end_day
    UNION ALL
    SELECT s.revenue_day_utc, s.product, s.vendor_id, s.currency, -s.bookings, -s.gross_amount, -s.refunded_amount,
        -s.commission_amount
    FROM refreshed
    JOIN daily_revenue_summary s ON s.revenue_day_utc >= refreshed.first_day AND s.revenue_day_utc < refreshed.end_day
)
SELECT revenue_day_utc, product, vendor_id, currency, SUM(bookings) AS bookings_missing, SUM(gross_amount) AS gross_missing,
    SUM(refunded_amount) AS refunded_missing, SUM(commission_amount) AS commission_missing
FROM both_sides
WHERE (vendor_id, revenue_day_utc) NOT IN (SELECT vendor_id, day FROM changed)
GROUP BY revenue_day_utc, product, vendor_id, currency
HAVING bookings_missing <> 0 OR gross_missing <> 0 OR refunded_missing <> 0 OR commission_missing <> 0;

-- No day of the revenue summary has more refunded than paid.
--
-- The summary is read.
SELECT revenue_day_utc, product, vendor_id, currency, gross_amount, refunded_amount
FROM daily_revenue_summary
WHERE refunded_amount > gross_amount;

-- The summaries are refreshed together.
--
-- Two rows.
SELECT MIN(summary_name) AS summary_name, MIN(refreshed_at) AS refreshed_at, MAX(refreshed_at) AS other_refreshed_at
FROM summary_refreshes
HAVING COUNT(*) > 0 AND (COUNT(*) < 2 OR MIN(refreshed_at) < MAX(refreshed_at) - INTERVAL 1 DAY);

-- No search belongs to an account that is gone.
--
-- An index of search_events is read: 4 s for a million.
SELECT e.id, e.user_id, e.searched_at
FROM search_events e
LEFT JOIN users u ON u.id = e.user_id
WHERE e.user_id IS NOT NULL AND u.id IS NULL;

-- No step of a visit belongs to an account that is gone.
--
-- An index of funnel_events is read: 4 to 9 s for a million.
SELECT e.id, e.user_id
FROM funnel_events e
LEFT JOIN users u ON u.id = e.user_id
WHERE e.user_id IS NOT NULL AND u.id IS NULL;
