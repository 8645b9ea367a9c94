-- flight booking schema
--
-- What airlines offer and what travellers booked of it. An offer is a vendor's, known to it by offer_code; a booking is
-- ours, known to the traveller by booking_reference and, once ticketed, to the airline by its record locator.
--
-- A booking is one row of bookings, whatever the product, and one row of the table of its product, with the same id. The
-- second repeats product and vendor for the foreign keys: a booking cannot be of two products, and what is booked is an
-- offer of the vendor that gets the money.
--
-- Money is in bookings and refunds only. total_amount is what a booking costs, paid_at says that it was received,
-- refunds are what went back since. A booking that was never paid is no revenue; one that was cancelled and not refunded
-- is. Offers, cards and users that a booking points at cannot be deleted: an offer is WITHDRAWN, a user CLOSED.
-- anonymise_user (phase 4) takes the person out of a booking and leaves its money as it is.

CREATE TABLE flight_offers (
    id              BIGINT        NOT NULL AUTO_INCREMENT,
    vendor_id       BIGINT        NOT NULL,
    offer_code      VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    carrier         CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    flight_number   VARCHAR(8)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    origin          CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    destination     CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    departs_at      DATETIME(6)   NOT NULL,
    arrives_at      DATETIME(6)   NOT NULL,
    cabin           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    base_amount     DECIMAL(19,4) NOT NULL,
    tax_amount      DECIMAL(19,4) NOT NULL,
    currency        CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seats_available INT           NOT NULL,
    refundable      BOOLEAN       NOT NULL,
    status          VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at      DATETIME(6)   NULL,
    version         BIGINT        NOT NULL DEFAULT 0,
    created_at      DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at      DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_flight_offer_vendor_offer_code (vendor_id, offer_code),
    UNIQUE INDEX idx_flight_offer_vendor_id (vendor_id, id),
    INDEX idx_flight_offer_origin_destination_departs_at (origin, destination, departs_at),
    INDEX idx_flight_offer_flight_number_departs_at (flight_number, departs_at),
    INDEX idx_flight_offer_expires_at (expires_at),
    CONSTRAINT fk_flight_offer_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE RESTRICT,
    CONSTRAINT ck_flight_offer_carrier CHECK (CHAR_LENGTH(carrier) = 2 AND carrier = UPPER(carrier)),
    CONSTRAINT ck_flight_offer_route CHECK (CHAR_LENGTH(origin) = 3 AND CHAR_LENGTH(destination) = 3
        AND origin = UPPER(origin) AND destination = UPPER(destination) AND origin <> destination),
    CONSTRAINT ck_flight_offer_times CHECK (arrives_at > departs_at),
    CONSTRAINT ck_flight_offer_cabin CHECK (cabin IN ('ECONOMY', 'PREMIUM_ECONOMY', 'BUSINESS', 'FIRST')),
    CONSTRAINT ck_flight_offer_amount CHECK (base_amount >= 0 AND tax_amount >= 0),
    CONSTRAINT ck_flight_offer_currency CHECK (CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)),
    CONSTRAINT ck_flight_offer_seats_available CHECK (seats_available >= 0),
    CONSTRAINT ck_flight_offer_status CHECK (status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- What all bookings have in common. booking_reference is unique over all products.
--
-- commission_rate is the vendor's on the day of the booking; the vendor's own may change later. paid_amount is NULL until
-- the booking is paid; refunds refer to it. payment_reference is the payment provider's: a refund needs it when the card is
-- gone. user_id is NULL in a booking that was made anonymous; an open booking cannot be.
CREATE TABLE bookings (
    id                BIGINT        NOT NULL AUTO_INCREMENT,
    booking_reference VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    product           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    vendor_id         BIGINT        NOT NULL,
    user_id           BIGINT        NULL,
    payment_method_id BIGINT        NULL,
    status            VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    total_amount      DECIMAL(19,4) NOT NULL,
    currency          CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    commission_rate   DECIMAL(5,4)  NOT NULL,
    booked_at         DATETIME(6)   NOT NULL,
    paid_at           DATETIME(6)   NULL,
    paid_amount       DECIMAL(19,4) GENERATED ALWAYS AS (IF(paid_at IS NULL, NULL, total_amount)) STORED NULL,
    payment_provider  VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    payment_reference VARCHAR(255)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    cancelled_at      DATETIME(6)   NULL,
    anonymised_at     DATETIME(6)   NULL,
    version           BIGINT        NOT NULL DEFAULT 0,
    created_at        DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at        DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_booking_booking_reference (booking_reference),
    UNIQUE INDEX idx_booking_product_vendor_id (product, vendor_id, id),
    UNIQUE INDEX idx_booking_currency_paid_amount_id (currency, paid_amount, id),
    INDEX idx_booking_vendor_paid_at (vendor_id, paid_at),
    INDEX idx_booking_user_booked_at (user_id, booked_at),
    INDEX idx_booking_payment_method (payment_method_id),
    INDEX idx_booking_status_booked_at (status, booked_at),
    INDEX idx_booking_paid_at (paid_at),
    INDEX idx_booking_payment_provider_payment_reference (payment_provider, payment_reference),
    CONSTRAINT fk_booking_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE RESTRICT,
    CONSTRAINT fk_booking_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT,
    CONSTRAINT fk_booking_payment_method FOREIGN KEY (payment_method_id)
        REFERENCES payment_methods (id) ON DELETE RESTRICT,
    CONSTRAINT ck_booking_product CHECK (product IN ('FLIGHT', 'HOTEL', 'CAR', 'TOUR', 'VISA', 'INSURANCE')),
    CONSTRAINT ck_booking_status CHECK (status IN ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED')),
    CONSTRAINT ck_booking_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_booking_currency CHECK (CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)),
    CONSTRAINT ck_booking_commission_rate CHECK (commission_rate BETWEEN 0 AND 1),
    CONSTRAINT ck_booking_payment CHECK ((payment_provider IS NULL) = (payment_reference IS NULL)
        AND (payment_reference IS NULL OR paid_at IS NOT NULL)),
    CONSTRAINT ck_booking_cancelled_at CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    CONSTRAINT ck_booking_anonymised_at CHECK ((user_id IS NULL) = (anonymised_at IS NOT NULL)
        AND (anonymised_at IS NULL OR status IN ('COMPLETED', 'CANCELLED') AND payment_method_id IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Who travels on a booking, as in the travel documents: passengers, guests, drivers, participants, the insured. They go
-- when the booking is made anonymous; how many there were is in the table of the product.
CREATE TABLE travellers (
    id               BIGINT       NOT NULL AUTO_INCREMENT,
    booking_id       BIGINT       NOT NULL,
    traveller_number INT          NOT NULL,
    kind             VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    first_name       VARCHAR(100) NOT NULL,
    last_name        VARCHAR(100) NOT NULL,
    born_on          DATE         NULL,
    version          BIGINT       NOT NULL DEFAULT 0,
    created_at       DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at       DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_traveller_booking_traveller_number (booking_id, traveller_number),
    INDEX idx_traveller_last_name_first_name (last_name, first_name),
    CONSTRAINT fk_traveller_booking FOREIGN KEY (booking_id) REFERENCES bookings (id) ON DELETE CASCADE,
    CONSTRAINT ck_traveller_number CHECK (traveller_number >= 1),
    CONSTRAINT ck_traveller_kind CHECK (kind IN ('ADULT', 'CHILD', 'INFANT')),
    CONSTRAINT ck_traveller_name CHECK (CHAR_LENGTH(TRIM(last_name)) > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- What went back, one row for each refund that the payment provider has confirmed. What was refunded of a booking is the
-- sum of its rows; it is written down nowhere else.
--
-- Keys keep the sum from exceeding what was paid; a trigger would need a privilege (SUPER) that few servers grant. Each row
-- holds the sum before it and the sum after it, and follows refers to the sum after the previous row. A booking has one
-- first row, and each row has one successor, so refunded_after of the last row is the sum of all. currency and paid_amount
-- refer to the booking: it must be paid, and keeps its amount once it has refunds.
CREATE TABLE refunds (
    id                 BIGINT        NOT NULL AUTO_INCREMENT,
    booking_id         BIGINT        NOT NULL,
    currency           CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    paid_amount        DECIMAL(19,4) NOT NULL,
    refunded_before    DECIMAL(19,4) NOT NULL,
    amount             DECIMAL(19,4) NOT NULL,
    refunded_after     DECIMAL(19,4) NOT NULL,
    follows            DECIMAL(19,4) GENERATED ALWAYS AS (NULLIF(refunded_before, 0)) STORED NULL,
    provider           VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    provider_reference VARCHAR(255)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    refunded_at        DATETIME(6)   NOT NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX idx_refund_provider_provider_reference (provider, provider_reference),
    UNIQUE INDEX idx_refund_booking_refunded_before (booking_id, refunded_before),
    UNIQUE INDEX idx_refund_booking_refunded_after (booking_id, refunded_after),
    INDEX idx_refund_booking_follows (booking_id, follows),
    INDEX idx_refund_currency_paid_amount_booking (currency, paid_amount, booking_id),
    INDEX idx_refund_refunded_at (refunded_at),
    CONSTRAINT fk_refund_currency_paid_amount_booking FOREIGN KEY (currency, paid_amount, booking_id)
        REFERENCES bookings (currency, paid_amount, id) ON DELETE RESTRICT,
    CONSTRAINT fk_refund_booking_follows FOREIGN KEY (booking_id, follows)
        REFERENCES refunds (booking_id, refunded_after) ON DELETE RESTRICT,
    CONSTRAINT ck_refund_amount CHECK (amount > 0 AND refunded_before >= 0),
    CONSTRAINT ck_refund_sum CHECK (refunded_after = refunded_before + amount AND refunded_after <= paid_amount)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- One booking may be several flights of one vendor: there and back, a connection. An infant travels on an adult's lap, so
-- there are never more infants than adults.
CREATE TABLE flight_bookings (
    id             BIGINT      NOT NULL,
    product        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'FLIGHT',
    vendor_id      BIGINT      NOT NULL,
    record_locator CHAR(6)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    adults         INT         NOT NULL,
    children       INT         NOT NULL DEFAULT 0,
    infants        INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    UNIQUE INDEX idx_flight_booking_vendor_id (vendor_id, id),
    INDEX idx_flight_booking_product_vendor_id (product, vendor_id, id),
    INDEX idx_flight_booking_record_locator (record_locator),
    CONSTRAINT fk_flight_booking_product_vendor_id FOREIGN KEY (product, vendor_id, id)
        REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_flight_booking_product CHECK (product = 'FLIGHT'),
    CONSTRAINT ck_flight_booking_passengers CHECK (adults >= 1 AND children >= 0 AND infants BETWEEN 0 AND adults)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- The flights of a booking, in the order in which they are flown. All are offers of the vendor of the booking: two vendors
-- are two bookings.
CREATE TABLE flight_segments (
    id                BIGINT NOT NULL AUTO_INCREMENT,
    flight_booking_id BIGINT NOT NULL,
    segment_number    INT    NOT NULL,
    vendor_id         BIGINT NOT NULL,
    flight_offer_id   BIGINT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX idx_flight_segment_flight_booking_segment_number (flight_booking_id, segment_number),
    UNIQUE INDEX idx_flight_segment_flight_booking_flight_offer (flight_booking_id, flight_offer_id),
    INDEX idx_flight_segment_vendor_flight_booking (vendor_id, flight_booking_id),
    INDEX idx_flight_segment_vendor_flight_offer (vendor_id, flight_offer_id),
    CONSTRAINT fk_flight_segment_vendor_flight_booking FOREIGN KEY (vendor_id, flight_booking_id)
        REFERENCES flight_bookings (vendor_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_flight_segment_vendor_flight_offer FOREIGN KEY (vendor_id, flight_offer_id)
        REFERENCES flight_offers (vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_flight_segment_segment_number CHECK (segment_number >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
