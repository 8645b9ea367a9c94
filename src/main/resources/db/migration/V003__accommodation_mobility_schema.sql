-- accommodation mobility schema
--
-- Where travellers stay and what they drive. Nights are counted in local days (DATE): a check-in has no time zone.
-- A car is handed over at an instant, so its times are UTC like a flight's. What a booking costs and who made it is in
-- bookings.

CREATE TABLE hotel_offers (
    id              BIGINT        NOT NULL AUTO_INCREMENT,
    vendor_id       BIGINT        NOT NULL,
    offer_code      VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hotel_name      VARCHAR(200)  NOT NULL,
    city            VARCHAR(120)  NOT NULL,
    country         CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    stars           INT           NULL,
    room_type       VARCHAR(80)   NOT NULL,
    board           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    max_guests      INT           NOT NULL,
    available_from  DATE          NOT NULL,
    available_until DATE          NOT NULL,
    nightly_amount  DECIMAL(19,4) NOT NULL,
    tax_amount      DECIMAL(19,4) NOT NULL,
    currency        CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rooms_available INT           NOT NULL,
    refundable      BOOLEAN       NOT NULL,
    status          VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at      DATETIME(6)   NULL,
    version         BIGINT        NOT NULL DEFAULT 0,
    created_at      DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at      DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_hotel_offer_vendor_offer_code (vendor_id, offer_code),
    UNIQUE INDEX idx_hotel_offer_vendor_id (vendor_id, id),
    INDEX idx_hotel_offer_country_city_available_from (country, city, available_from),
    INDEX idx_hotel_offer_expires_at (expires_at),
    CONSTRAINT fk_hotel_offer_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE RESTRICT,
    CONSTRAINT ck_hotel_offer_country CHECK (CHAR_LENGTH(country) = 2 AND country = UPPER(country)),
    CONSTRAINT ck_hotel_offer_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT ck_hotel_offer_board CHECK (board IN ('ROOM_ONLY', 'BREAKFAST', 'HALF_BOARD', 'FULL_BOARD',
        'ALL_INCLUSIVE')),
    CONSTRAINT ck_hotel_offer_max_guests CHECK (max_guests >= 1),
    CONSTRAINT ck_hotel_offer_dates CHECK (available_until > available_from),
    CONSTRAINT ck_hotel_offer_amount CHECK (nightly_amount >= 0 AND tax_amount >= 0),
    CONSTRAINT ck_hotel_offer_currency CHECK (CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)),
    CONSTRAINT ck_hotel_offer_rooms_available CHECK (rooms_available >= 0),
    CONSTRAINT ck_hotel_offer_status CHECK (status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Rooms of one offer for the same nights. Guests are counted here and named in travellers, as far as the hotel asks.
CREATE TABLE hotel_bookings (
    id             BIGINT      NOT NULL,
    product        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'HOTEL',
    vendor_id      BIGINT      NOT NULL,
    hotel_offer_id BIGINT      NOT NULL,
    check_in       DATE        NOT NULL,
    check_out      DATE        NOT NULL,
    rooms          INT         NOT NULL,
    adults         INT         NOT NULL,
    children       INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    INDEX idx_hotel_booking_product_vendor_id (product, vendor_id, id),
    INDEX idx_hotel_booking_vendor_hotel_offer (vendor_id, hotel_offer_id),
    INDEX idx_hotel_booking_check_in (check_in),
    CONSTRAINT fk_hotel_booking_product_vendor_id FOREIGN KEY (product, vendor_id, id)
        REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_hotel_booking_vendor_hotel_offer FOREIGN KEY (vendor_id, hotel_offer_id)
        REFERENCES hotel_offers (vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_hotel_booking_product CHECK (product = 'HOTEL'),
    CONSTRAINT ck_hotel_booking_dates CHECK (check_out > check_in),
    CONSTRAINT ck_hotel_booking_guests CHECK (rooms >= 1 AND adults >= 1 AND children >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- A car of one class at one place: category is the four-letter ACRISS code, locations are IATA codes.
CREATE TABLE car_offers (
    id                 BIGINT        NOT NULL AUTO_INCREMENT,
    vendor_id          BIGINT        NOT NULL,
    offer_code         VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    pickup_location    CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    dropoff_location   CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    category           CHAR(4)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    model_name         VARCHAR(120)  NOT NULL,
    seats              INT           NOT NULL,
    minimum_driver_age INT           NOT NULL,
    available_from     DATETIME(6)   NOT NULL,
    available_until    DATETIME(6)   NOT NULL,
    daily_amount       DECIMAL(19,4) NOT NULL,
    deposit_amount     DECIMAL(19,4) NOT NULL,
    currency           CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cars_available     INT           NOT NULL,
    refundable         BOOLEAN       NOT NULL,
    status             VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at         DATETIME(6)   NULL,
    version            BIGINT        NOT NULL DEFAULT 0,
    created_at         DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at         DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_car_offer_vendor_offer_code (vendor_id, offer_code),
    UNIQUE INDEX idx_car_offer_vendor_id (vendor_id, id),
    INDEX idx_car_offer_pickup_location_available_from (pickup_location, available_from),
    INDEX idx_car_offer_expires_at (expires_at),
    CONSTRAINT fk_car_offer_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE RESTRICT,
    CONSTRAINT ck_car_offer_locations CHECK (CHAR_LENGTH(pickup_location) = 3 AND CHAR_LENGTH(dropoff_location) = 3
        AND pickup_location = UPPER(pickup_location) AND dropoff_location = UPPER(dropoff_location)),
    CONSTRAINT ck_car_offer_category CHECK (CHAR_LENGTH(category) = 4 AND category = UPPER(category)),
    CONSTRAINT ck_car_offer_seats CHECK (seats >= 1),
    CONSTRAINT ck_car_offer_minimum_driver_age CHECK (minimum_driver_age BETWEEN 16 AND 99),
    CONSTRAINT ck_car_offer_times CHECK (available_until > available_from),
    CONSTRAINT ck_car_offer_amount CHECK (daily_amount >= 0 AND deposit_amount >= 0),
    CONSTRAINT ck_car_offer_currency CHECK (CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)),
    CONSTRAINT ck_car_offer_cars_available CHECK (cars_available >= 0),
    CONSTRAINT ck_car_offer_status CHECK (status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- The driver is the first of the travellers. driver_age is what the price was made for.
CREATE TABLE car_rentals (
    id           BIGINT      NOT NULL,
    product      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CAR',
    vendor_id    BIGINT      NOT NULL,
    car_offer_id BIGINT      NOT NULL,
    pickup_at    DATETIME(6) NOT NULL,
    dropoff_at   DATETIME(6) NOT NULL,
    driver_age   INT         NOT NULL,
    PRIMARY KEY (id),
    INDEX idx_car_rental_product_vendor_id (product, vendor_id, id),
    INDEX idx_car_rental_vendor_car_offer (vendor_id, car_offer_id),
    INDEX idx_car_rental_pickup_at (pickup_at),
    CONSTRAINT fk_car_rental_product_vendor_id FOREIGN KEY (product, vendor_id, id)
        REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_car_rental_vendor_car_offer FOREIGN KEY (vendor_id, car_offer_id)
        REFERENCES car_offers (vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_car_rental_product CHECK (product = 'CAR'),
    CONSTRAINT ck_car_rental_times CHECK (dropoff_at > pickup_at),
    CONSTRAINT ck_car_rental_driver_age CHECK (driver_age BETWEEN 16 AND 120)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
