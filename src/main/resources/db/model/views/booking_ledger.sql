-- One line for everything that was ever booked. commission_amount is our share of what was paid and not refunded. A booking
-- that was made anonymous has no user.
CREATE SQL SECURITY INVOKER VIEW booking_ledger AS
SELECT
    b.product,
    b.id AS booking_id,
    b.booking_reference,
    b.user_id,
    b.vendor_id,
    b.status,
    b.currency,
    b.total_amount,
    r.refunded_amount,
    b.commission_rate,
    CAST((COALESCE(b.paid_amount, 0) - r.refunded_amount) * b.commission_rate AS DECIMAL(19,4)) AS commission_amount,
    b.booked_at,
    b.paid_at,
    b.cancelled_at
FROM bookings b
JOIN LATERAL (
    SELECT CAST(COALESCE(SUM(f.amount), 0) AS DECIMAL(19,4)) AS refunded_amount
    FROM refunds f
    WHERE f.booking_id = b.id
) r;
