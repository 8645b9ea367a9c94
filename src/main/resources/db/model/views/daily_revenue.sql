CREATE SQL SECURITY INVOKER VIEW daily_revenue AS
SELECT
    DATE(paid_at) AS revenue_day_utc,
    currency,
    COUNT(*) AS bookings,
    CAST(SUM(total_amount) AS DECIMAL(27,4)) AS gross_amount,
    CAST(SUM(refunded_amount) AS DECIMAL(27,4)) AS refunded_amount,
    CAST(SUM(total_amount - refunded_amount) AS DECIMAL(27,4)) AS net_amount,
    CAST(SUM(commission_amount) AS DECIMAL(27,4)) AS commission_amount
FROM booking_ledger
WHERE paid_at IS NOT NULL
GROUP BY DATE(paid_at), currency;
