CREATE SQL SECURITY INVOKER VIEW vendor_revenue AS
SELECT
    l.vendor_id,
    v.name AS vendor_name,
    l.currency,
    COUNT(*) AS bookings,
    CAST(SUM(l.total_amount) AS DECIMAL(27,4)) AS gross_amount,
    CAST(SUM(l.refunded_amount) AS DECIMAL(27,4)) AS refunded_amount,
    CAST(SUM(l.total_amount - l.refunded_amount) AS DECIMAL(27,4)) AS net_amount,
    CAST(SUM(l.commission_amount) AS DECIMAL(27,4)) AS commission_amount
FROM booking_ledger l
JOIN vendors v ON v.id = l.vendor_id
WHERE l.paid_at IS NOT NULL
GROUP BY l.vendor_id, v.name, l.currency;
