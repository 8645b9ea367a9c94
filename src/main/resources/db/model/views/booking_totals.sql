-- How many bookings of a product stand where, and for how much, paid or not.
CREATE SQL SECURITY INVOKER VIEW booking_totals AS
SELECT
    product,
    status,
    currency,
    COUNT(*) AS bookings,
    CAST(SUM(total_amount) AS DECIMAL(27,4)) AS total_amount,
    CAST(SUM(refunded_amount) AS DECIMAL(27,4)) AS refunded_amount
FROM booking_ledger
GROUP BY product, status, currency;
