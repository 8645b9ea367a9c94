-- Readers see the old summaries until the commit and the new ones after it, never an empty table.
--
-- READ COMMITTED, because INSERT ... SELECT at a higher level locks the bookings it reads, and nobody could book
-- meanwhile. Setting it fails inside a transaction (error 1568), which is wanted: START TRANSACTION would commit what
-- the caller has not finished. The rows of summary_refreshes are written first: a second refresh waits there for the
-- first instead of colliding with its inserts.
DELIMITER $$

CREATE PROCEDURE refresh_reporting_summaries()
    MODIFIES SQL DATA
    SQL SECURITY INVOKER
    COMMENT 'Rewrites the summaries from bookings and events, atomically for readers'
BEGIN
    SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
    BEGIN
        DECLARE EXIT HANDLER FOR SQLEXCEPTION
        BEGIN
            ROLLBACK;
            RESIGNAL;
        END;

        START TRANSACTION;

        INSERT INTO summary_refreshes (summary_name, refreshed_at)
        VALUES ('daily_funnel_summary', UTC_TIMESTAMP(6)), ('daily_revenue_summary', UTC_TIMESTAMP(6))
        ON DUPLICATE KEY UPDATE refreshed_at = UTC_TIMESTAMP(6);

        DELETE FROM daily_revenue_summary;

        INSERT INTO daily_revenue_summary
            (revenue_day_utc, product, vendor_id, currency, bookings, gross_amount, refunded_amount, net_amount,
                commission_amount)
        SELECT
            DATE(paid_at), product, vendor_id, currency, COUNT(*), SUM(total_amount), SUM(refunded_amount),
            SUM(total_amount - refunded_amount), SUM(commission_amount)
        FROM booking_ledger
        WHERE paid_at IS NOT NULL
        GROUP BY DATE(paid_at), product, vendor_id, currency;

        DELETE FROM daily_funnel_summary;

        INSERT INTO daily_funnel_summary (funnel_day_utc, product, step, sessions, events)
        SELECT DATE(occurred_at), product, step, COUNT(DISTINCT session_token), COUNT(*)
        FROM funnel_events
        GROUP BY DATE(occurred_at), product, step;

        COMMIT;
    END;
END$$

DELIMITER ;
