-- flight booking schema
--
-- What airlines offer and what travellers booked of it. An offer is a vendor's, known to it by offer_code; a booking is
-- ours, known to the traveller by booking_reference and, once ticketed, to the airline by its record locator.
--
-- A booking's money: total_amount is what it costs, paid_at says that it was received, refunded_amount what went back
-- since. A booking that was never paid is no revenue; one that was cancelled and not refunded is. Offers, cards and
-- users that a booking points at cannot be deleted: an offer is WITHDRAWN, a user CLOSED.

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

-- An infant travels on an adult's lap, so there are never more infants than adults.
CREATE TABLE flight_bookings (
    id                BIGINT        NOT NULL AUTO_INCREMENT,
    booking_reference VARCHAR(32)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    user_id           BIGINT        NOT NULL,
    flight_offer_id   BIGINT        NOT NULL,
    payment_method_id BIGINT        NULL,
    record_locator    CHAR(6)       CHARACTER SET ascii COLLATE ascii_bin NULL,
    adults            INT           NOT NULL,
    children          INT           NOT NULL DEFAULT 0,
    infants           INT           NOT NULL DEFAULT 0,
    status            VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    total_amount      DECIMAL(19,4) NOT NULL,
    refunded_amount   DECIMAL(19,4) NOT NULL DEFAULT 0,
    currency          CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    booked_at         DATETIME(6)   NOT NULL,
    paid_at           DATETIME(6)   NULL,
    cancelled_at      DATETIME(6)   NULL,
    version           BIGINT        NOT NULL DEFAULT 0,
    created_at        DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at        DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_flight_booking_booking_reference (booking_reference),
    INDEX idx_flight_booking_user_booked_at (user_id, booked_at),
    INDEX idx_flight_booking_flight_offer (flight_offer_id),
    INDEX idx_flight_booking_payment_method (payment_method_id),
    INDEX idx_flight_booking_status_booked_at (status, booked_at),
    INDEX idx_flight_booking_paid_at (paid_at),
    INDEX idx_flight_booking_record_locator (record_locator),
    CONSTRAINT fk_flight_booking_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE RESTRICT,
    CONSTRAINT fk_flight_booking_flight_offer FOREIGN KEY (flight_offer_id)
        REFERENCES flight_offers (id) ON DELETE RESTRICT,
    CONSTRAINT fk_flight_booking_payment_method FOREIGN KEY (payment_method_id)
        REFERENCES payment_methods (id) ON DELETE RESTRICT,
    CONSTRAINT ck_flight_booking_passengers CHECK (adults >= 1 AND children >= 0 AND infants BETWEEN 0 AND adults),
    CONSTRAINT ck_flight_booking_status CHECK (status IN ('PENDING', 'CONFIRMED', 'COMPLETED', 'CANCELLED')),
    CONSTRAINT ck_flight_booking_amount CHECK (total_amount >= 0),
    CONSTRAINT ck_flight_booking_refund CHECK (refunded_amount BETWEEN 0 AND total_amount
        AND (refunded_amount = 0 OR paid_at IS NOT NULL)),
    CONSTRAINT ck_flight_booking_currency CHECK (CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)),
    CONSTRAINT ck_flight_booking_cancelled_at CHECK ((status = 'CANCELLED') = (cancelled_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
