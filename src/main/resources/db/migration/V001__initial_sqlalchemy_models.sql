-- initial sqlalchemy models
--
-- Who sells, who buys, and how they pay: vendors, users, payment_methods. Every later phase refers to these three.
--
-- What holds for all scripts of the model:
--   Names      A table is a plural; its subject is the singular. An index, unique or not, is
--              idx_<subject>_<columns>, a foreign key fk_<subject>_<column>, a check ck_<subject>_<rule>;
--              in the first two a trailing _id of a column is left out. MySQL calls every primary key PRIMARY.
--   Text       Words for people are utf8mb4_0900_ai_ci, so that a search for "Malaga" finds "Málaga".
--   Codes      IATA, ISO, status, tokens and references are ascii_bin: they are compared exactly, an index on them
--              takes one byte a character, and 'eur' is not 'EUR'.
--   E-mail     utf8mb4_0900_as_ci: Jose@ and jose@ are one account, jose@ and josé@ are two people.
--   Money      DECIMAL(19,4) with the ISO 4217 currency beside it. Rows of different currencies are never added up.
--   Time       UTC in DATETIME(6): TIMESTAMP ends in 2038, and DATETIME without (6) rounds up. Days are DATE, local to
--              the place they are spent. The defaults of the stamps are right in a session whose time zone is UTC.
--   Lists      VARCHAR with a CHECK. An ENUM is copied as a whole when a value is inserted in its middle.
--              No REGEXP in a CHECK: it needs the ICU data files, which trimmed-down servers lack.
--   Deleting   RESTRICT wherever money or its history hangs on the row; CASCADE only for what is nothing by itself.
--   version    Counts the changes of a row, for optimistic locking.

CREATE TABLE vendors (
    id              BIGINT         NOT NULL AUTO_INCREMENT,
    code            VARCHAR(32)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name            VARCHAR(200)   NOT NULL,
    kind            VARCHAR(20)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    country         CHAR(2)        CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    contact_email   VARCHAR(254)   CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_ci NULL,
    commission_rate DECIMAL(5,4)   NOT NULL DEFAULT 0,
    status          VARCHAR(20)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version         BIGINT         NOT NULL DEFAULT 0,
    created_at      DATETIME(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at      DATETIME(6)    NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_vendor_code (code),
    INDEX idx_vendor_kind_status (kind, status),
    CONSTRAINT ck_vendor_kind CHECK (kind IN ('AIRLINE', 'HOTEL', 'CAR_RENTAL',
        'TOUR_OPERATOR', 'VISA_AGENCY', 'INSURER', 'AGGREGATOR')),
    CONSTRAINT ck_vendor_status CHECK (status IN ('ACTIVE', 'SUSPENDED', 'CLOSED')),
    CONSTRAINT ck_vendor_country CHECK (CHAR_LENGTH(country) = 2 AND country = UPPER(country)),
    CONSTRAINT ck_vendor_commission_rate CHECK (commission_rate BETWEEN 0 AND 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- No password means that the person signs in through an identity provider.
CREATE TABLE users (
    id                BIGINT       NOT NULL AUTO_INCREMENT,
    email             VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_ci NOT NULL,
    password_hash     VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    first_name        VARCHAR(100) NOT NULL,
    last_name         VARCHAR(100) NOT NULL,
    phone             VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    status            VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    email_verified_at DATETIME(6)  NULL,
    version           BIGINT       NOT NULL DEFAULT 0,
    created_at        DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at        DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_user_email (email),
    INDEX idx_user_last_name_first_name (last_name, first_name),
    CONSTRAINT ck_user_email CHECK (email LIKE '_%@_%' AND email NOT LIKE '% %'),
    CONSTRAINT ck_user_status CHECK (status IN ('ACTIVE', 'SUSPENDED', 'CLOSED'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- A card is known to us by the payment provider's token and by what is printed on a receipt; its number is never here.
-- A card goes with its user. One that has paid for something is kept by the bookings that point at it: it is set to
-- REMOVED, and a refund still finds its way back.
CREATE TABLE payment_methods (
    id             BIGINT       NOT NULL AUTO_INCREMENT,
    user_id        BIGINT       NOT NULL,
    provider       VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    provider_token VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    brand          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_four      CHAR(4)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_on     DATE         NOT NULL,
    status         VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version        BIGINT       NOT NULL DEFAULT 0,
    created_at     DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at     DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_payment_method_provider_provider_token (provider, provider_token),
    INDEX idx_payment_method_user (user_id),
    INDEX idx_payment_method_expires_on (expires_on),
    CONSTRAINT fk_payment_method_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_payment_method_last_four CHECK (CHAR_LENGTH(last_four) = 4 AND last_four BETWEEN '0000' AND '9999'),
    CONSTRAINT ck_payment_method_status CHECK (status IN ('ACTIVE', 'REMOVED'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;
