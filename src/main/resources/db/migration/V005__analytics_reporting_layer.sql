-- analytics reporting layer
--
-- What the company asks of its data. Views are always right and read everything; summaries are copies that answer at
-- once and are as old as summary_refreshes says. MySQL has no materialized views: a procedure rewrites the summaries,
-- and an event calls it where the event scheduler runs. Elsewhere call refresh_reporting_summaries() from outside.
--
-- Revenue is what was paid less what was refunded since, on the day of the payment: a refund lowers the day it belongs
-- to, not the day it was made. Days are days of UTC, as the names of the columns say: a payment at eight in the morning
-- in Tokyo belongs to the day before. It is per currency, always. Sums have eight digits more than a single amount.
--
-- Views and procedure run with the rights of whoever reads (INVOKER) and name no DEFINER, who may be missing elsewhere.

-- First, because it needs a privilege of its own (EVENT): an account without it is refused here, before there is anything
-- to take back. It sleeps until the last line. The fixed start makes the event the same wherever and whenever the script
-- runs; the server goes on from the next quarter of an hour. On a replica the server disables the event by itself, and
-- where the event scheduler is off it waits until somebody turns that on.
CREATE EVENT refresh_reporting_summaries_event
    ON SCHEDULE EVERY 15 MINUTE STARTS '2026-01-01 00:00:00'
    ON COMPLETION PRESERVE
    DISABLE
    COMMENT 'Keeps the reporting summaries at most a quarter of an hour old'
    DO CALL refresh_reporting_summaries();

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

-- What people looked for. A search outlives the account it was made with, without the name: SET NULL. Nobody changes
-- an event once it is written, so it has no version.
CREATE TABLE search_events (
    id            BIGINT      NOT NULL AUTO_INCREMENT,
    session_token VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id       BIGINT      NULL,
    product       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    origin        CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    destination   CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    starts_on     DATE        NULL,
    ends_on       DATE        NULL,
    travellers    INT         NOT NULL,
    results       INT         NOT NULL,
    searched_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    INDEX idx_search_event_session_token_searched_at (session_token, searched_at),
    INDEX idx_search_event_user_searched_at (user_id, searched_at),
    INDEX idx_search_event_searched_at (searched_at),
    INDEX idx_search_event_product_destination_searched_at (product, destination, searched_at),
    CONSTRAINT fk_search_event_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_search_event_product CHECK (product IN ('FLIGHT', 'HOTEL', 'CAR', 'TOUR', 'VISA', 'INSURANCE')),
    CONSTRAINT ck_search_event_dates CHECK (ends_on >= starts_on),
    CONSTRAINT ck_search_event_counts CHECK (travellers >= 1 AND results >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- How far a visit came on the way to a paid booking.
CREATE TABLE funnel_events (
    id            BIGINT      NOT NULL AUTO_INCREMENT,
    session_token VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id       BIGINT      NULL,
    product       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    occurred_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    INDEX idx_funnel_event_user (user_id),
    INDEX idx_funnel_event_session_token_occurred_at (session_token, occurred_at),
    INDEX idx_funnel_event_occurred_at (occurred_at),
    CONSTRAINT fk_funnel_event_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_funnel_event_product CHECK (product IN ('FLIGHT', 'HOTEL', 'CAR', 'TOUR', 'VISA', 'INSURANCE')),
    CONSTRAINT ck_funnel_event_step CHECK (step IN ('SEARCHED', 'OFFER_VIEWED', 'BOOKING_STARTED', 'PAID'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- CASCADE: a line here is computed from bookings, and those keep their vendor from being deleted.
CREATE TABLE daily_revenue_summary (
    revenue_day_utc   DATE          NOT NULL,
    product           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    vendor_id         BIGINT        NOT NULL,
    currency          CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bookings          BIGINT        NOT NULL,
    gross_amount      DECIMAL(27,4) NOT NULL,
    refunded_amount   DECIMAL(27,4) NOT NULL,
    net_amount        DECIMAL(27,4) NOT NULL,
    commission_amount DECIMAL(27,4) NOT NULL,
    PRIMARY KEY (revenue_day_utc, product, vendor_id, currency),
    INDEX idx_daily_revenue_summary_vendor_revenue_day_utc (vendor_id, revenue_day_utc),
    CONSTRAINT fk_daily_revenue_summary_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE CASCADE,
    CONSTRAINT ck_daily_revenue_summary_net_amount CHECK (net_amount = gross_amount - refunded_amount)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

CREATE TABLE daily_funnel_summary (
    funnel_day_utc DATE        NOT NULL,
    product        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    step           VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sessions       BIGINT      NOT NULL,
    events         BIGINT      NOT NULL,
    PRIMARY KEY (funnel_day_utc, product, step),
    CONSTRAINT ck_daily_funnel_summary_counts CHECK (sessions BETWEEN 1 AND events)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- One row for each summary: as of when it is right.
CREATE TABLE summary_refreshes (
    summary_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    refreshed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (summary_name)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

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

ALTER EVENT refresh_reporting_summaries_event ENABLE;
