-- tours compliance schema
--
-- Guided tours, and the papers a journey needs: visas and insurance. Visas and policies are bought without an offer,
-- straight from the vendor. What they cost is in bookings.
--
-- Personal data and how long it stays:
--   users, payment_methods     until anonymise_user(id) deletes them. It refuses while a booking is open (PENDING or
--                              CONFIRMED) or the documents of a visa application are still here.
--   travellers                 as long as the account of the one who booked
--   visa_applications          applicant and passport until the end of documents_kept_until, then erase_visa_documents(id)
--   bookings, refunds          stay, without a person: the books need them
-- Both procedures run with the rights of the caller (INVOKER), so they give no account a right that it does not have.

-- A tour happens at one place: its times are UTC, and time_zone, a name of the IANA database, says which day and hour that
-- is there. A fixed offset would be wrong after the next change of the clocks.
CREATE TABLE tour_offers (
    id               BIGINT        NOT NULL AUTO_INCREMENT,
    vendor_id        BIGINT        NOT NULL,
    offer_code       VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title            VARCHAR(200)  NOT NULL,
    description      VARCHAR(2000) NULL,
    city             VARCHAR(120)  NOT NULL,
    country          CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language         CHAR(2)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    starts_at        DATETIME(6)   NOT NULL,
    ends_at          DATETIME(6)   NOT NULL,
    time_zone        VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    person_amount    DECIMAL(19,4) NOT NULL,
    currency         CHAR(3)       CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    places_available INT           NOT NULL,
    refundable       BOOLEAN       NOT NULL,
    status           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at       DATETIME(6)   NULL,
    version          BIGINT        NOT NULL DEFAULT 0,
    created_at       DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    updated_at       DATETIME(6)   NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
    PRIMARY KEY (id),
    UNIQUE INDEX idx_tour_offer_vendor_offer_code (vendor_id, offer_code),
    UNIQUE INDEX idx_tour_offer_vendor_id (vendor_id, id),
    INDEX idx_tour_offer_country_city_starts_at (country, city, starts_at),
    INDEX idx_tour_offer_expires_at (expires_at),
    CONSTRAINT fk_tour_offer_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id) ON DELETE RESTRICT,
    CONSTRAINT ck_tour_offer_country CHECK (CHAR_LENGTH(country) = 2 AND country = UPPER(country)),
    CONSTRAINT ck_tour_offer_language CHECK (CHAR_LENGTH(language) = 2 AND language = LOWER(language)),
    CONSTRAINT ck_tour_offer_times CHECK (ends_at > starts_at),
    CONSTRAINT ck_tour_offer_time_zone CHECK (time_zone LIKE '_%/_%' AND time_zone NOT LIKE '% %'),
    CONSTRAINT ck_tour_offer_amount CHECK (person_amount >= 0),
    CONSTRAINT ck_tour_offer_currency CHECK (CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)),
    CONSTRAINT ck_tour_offer_places_available CHECK (places_available >= 0),
    CONSTRAINT ck_tour_offer_status CHECK (status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN'))
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Participants are counted here and named in travellers.
CREATE TABLE tour_bookings (
    id            BIGINT      NOT NULL,
    product       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'TOUR',
    vendor_id     BIGINT      NOT NULL,
    tour_offer_id BIGINT      NOT NULL,
    adults        INT         NOT NULL,
    children      INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    INDEX idx_tour_booking_product_vendor_id (product, vendor_id, id),
    INDEX idx_tour_booking_vendor_tour_offer (vendor_id, tour_offer_id),
    CONSTRAINT fk_tour_booking_product_vendor_id FOREIGN KEY (product, vendor_id, id)
        REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT fk_tour_booking_vendor_tour_offer FOREIGN KEY (vendor_id, tour_offer_id)
        REFERENCES tour_offers (vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_tour_booking_product CHECK (product = 'TOUR'),
    CONSTRAINT ck_tour_booking_participants CHECK (adults >= 1 AND children >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- A passport number opens bank accounts, so it is not here. passport_token names the entry of the document vault that
-- holds it, and the last four characters are what an agent needs to tell a family's passports apart. stage is how far
-- the consulate is; the status of the booking is about the purchase: a refused visa is still paid for.
--
-- documents_kept_until is the last day on which the documents are kept, at most a year after the journey: a consulate may
-- have questions. documents_erased_at says when they were erased. Checks refuse to erase them before, or in part.
CREATE TABLE visa_applications (
    id                   BIGINT       NOT NULL,
    product              VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'VISA',
    vendor_id            BIGINT       NOT NULL,
    applicant_first_name VARCHAR(100) NULL,
    applicant_last_name  VARCHAR(100) NULL,
    nationality          CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    destination_country  CHAR(2)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    purpose              VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    passport_token       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    passport_last_four   CHAR(4)      CHARACTER SET ascii COLLATE ascii_bin NULL,
    passport_expires_on  DATE         NULL,
    arrives_on           DATE         NOT NULL,
    leaves_on            DATE         NOT NULL,
    stage                VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    submitted_at         DATETIME(6)  NULL,
    decided_at           DATETIME(6)  NULL,
    documents_kept_until DATE         NOT NULL,
    documents_erased_at  DATETIME(6)  NULL,
    PRIMARY KEY (id),
    INDEX idx_visa_application_product_vendor_id (product, vendor_id, id),
    INDEX idx_visa_application_stage_arrives_on (stage, arrives_on),
    INDEX idx_visa_application_documents_erased_at_documents_kept_until (documents_erased_at, documents_kept_until),
    CONSTRAINT fk_visa_application_product_vendor_id FOREIGN KEY (product, vendor_id, id)
        REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_visa_application_product CHECK (product = 'VISA'),
    CONSTRAINT ck_visa_application_countries CHECK (CHAR_LENGTH(nationality) = 2
        AND CHAR_LENGTH(destination_country) = 2 AND nationality = UPPER(nationality)
        AND destination_country = UPPER(destination_country)),
    CONSTRAINT ck_visa_application_purpose CHECK (purpose IN ('TOURISM', 'BUSINESS', 'TRANSIT', 'STUDY')),
    CONSTRAINT ck_visa_application_dates CHECK (leaves_on >= arrives_on AND passport_expires_on >= leaves_on),
    CONSTRAINT ck_visa_application_stage CHECK (stage IN ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'APPROVED', 'REFUSED')),
    CONSTRAINT ck_visa_application_stamps CHECK ((stage = 'DRAFT') = (submitted_at IS NULL)
        AND (stage IN ('APPROVED', 'REFUSED')) = (decided_at IS NOT NULL)
        AND (decided_at IS NULL OR decided_at >= submitted_at)),
    CONSTRAINT ck_visa_application_documents_kept_until CHECK (
        documents_kept_until BETWEEN leaves_on AND leaves_on + INTERVAL 1 YEAR),
    CONSTRAINT ck_visa_application_documents CHECK (documents_erased_at IS NULL
        AND applicant_first_name IS NOT NULL AND applicant_last_name IS NOT NULL AND passport_token IS NOT NULL
        AND passport_last_four IS NOT NULL AND passport_expires_on IS NOT NULL
        OR documents_erased_at IS NOT NULL
        AND applicant_first_name IS NULL AND applicant_last_name IS NULL AND passport_token IS NULL
        AND passport_last_four IS NULL AND passport_expires_on IS NULL),
    CONSTRAINT ck_visa_application_documents_erased_at CHECK (
        documents_erased_at >= documents_kept_until + INTERVAL 1 DAY)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- policy_number is the insurer's and comes when the policy is issued; insured_amount is in the currency of the premium.
-- insured_persons are counted here and named in travellers.
CREATE TABLE insurance_policies (
    id              BIGINT        NOT NULL,
    product         VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'INSURANCE',
    vendor_id       BIGINT        NOT NULL,
    policy_number   VARCHAR(64)   CHARACTER SET ascii COLLATE ascii_bin NULL,
    cover           VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    covers_from     DATE          NOT NULL,
    covers_until    DATE          NOT NULL,
    insured_persons INT           NOT NULL,
    insured_amount  DECIMAL(19,4) NOT NULL,
    PRIMARY KEY (id),
    INDEX idx_insurance_policy_product_vendor_id (product, vendor_id, id),
    UNIQUE INDEX idx_insurance_policy_vendor_policy_number (vendor_id, policy_number),
    INDEX idx_insurance_policy_covers_until (covers_until),
    CONSTRAINT fk_insurance_policy_product_vendor_id FOREIGN KEY (product, vendor_id, id)
        REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT,
    CONSTRAINT ck_insurance_policy_product CHECK (product = 'INSURANCE'),
    CONSTRAINT ck_insurance_policy_cover CHECK (cover IN ('MEDICAL', 'CANCELLATION', 'BAGGAGE', 'COMPREHENSIVE')),
    CONSTRAINT ck_insurance_policy_dates CHECK (covers_until >= covers_from),
    CONSTRAINT ck_insurance_policy_insured_persons CHECK (insured_persons >= 1),
    CONSTRAINT ck_insurance_policy_insured_amount CHECK (insured_amount >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_ai_ci;

-- Erases the applicant and the passport of a visa application. Delete the entry in the document vault first: afterwards the
-- token that leads to it is gone. Refused until the period is over, and while the booking is open. Running it again does
-- nothing.
--
-- The row is locked before it is looked at. READ COMMITTED can be set outside a transaction only (error 1568), which is
-- wanted: START TRANSACTION would commit what the caller has not finished.
DELIMITER $$

CREATE PROCEDURE erase_visa_documents(IN application_to_erase BIGINT)
    MODIFIES SQL DATA
    SQL SECURITY INVOKER
    COMMENT 'Erases applicant and passport of a visa application whose period is over'
BEGIN
    DECLARE applications INT;
    DECLARE kept_until DATE;
    DECLARE open_bookings INT;
    DECLARE refusal VARCHAR(128);

    SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
    BEGIN
        DECLARE EXIT HANDLER FOR SQLEXCEPTION
        BEGIN
            ROLLBACK;
            RESIGNAL;
        END;

        START TRANSACTION;

        SELECT COUNT(*), MAX(application.documents_kept_until), COUNT(IF(booking.status IN ('PENDING', 'CONFIRMED'), 1, NULL))
        INTO applications, kept_until, open_bookings
        FROM visa_applications application
        JOIN bookings booking ON booking.id = application.id
        WHERE application.id = application_to_erase AND application.documents_erased_at IS NULL
        FOR UPDATE;

        IF open_bookings > 0 THEN
            SET refusal = CONCAT('The booking of visa application ', application_to_erase, ' is open. Nothing was erased.');
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = refusal;
        END IF;
        IF kept_until >= UTC_DATE() THEN
            SET refusal = CONCAT('The documents of visa application ', application_to_erase, ' are kept until ', kept_until,
                '. Nothing was erased.');
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = refusal;
        END IF;

        IF applications > 0 THEN
            UPDATE visa_applications application
            SET application.applicant_first_name = NULL, application.applicant_last_name = NULL, application.passport_token = NULL,
                application.passport_last_four = NULL, application.passport_expires_on = NULL, application.documents_erased_at = UTC_TIMESTAMP(6)
            WHERE application.id = application_to_erase;
            UPDATE bookings booking
            SET booking.version = booking.version + 1, booking.updated_at = UTC_TIMESTAMP(6)
            WHERE booking.id = application_to_erase;
        END IF;

        COMMIT;
    END;
END$$

-- Makes a person anonymous: deletes the account, its cards, and the names of the travellers on its bookings, and takes out
-- of the bookings what leads back to the person at an airline or an insurer. What was booked, paid and refunded stays as it
-- is, with the references of the payment provider. Events of phase 5 lose the account through their foreign keys.
--
-- Refused while a booking is open or visa documents are kept; nothing is changed then. Running it again does nothing: the
-- account is gone. The account is locked first, so that a new booking of it waits and is then refused.
--
-- Every column is qualified: tables of phase 1 that Alembic made may lack columns, and this procedure needs only the keys of
-- users and payment_methods.
CREATE PROCEDURE anonymise_user(IN account_to_delete BIGINT)
    MODIFIES SQL DATA
    SQL SECURITY INVOKER
    COMMENT 'Deletes an account with everything personal; bookings and refunds stay, without a person'
BEGIN
    DECLARE accounts INT;
    DECLARE open_bookings INT;
    DECLARE applications INT;
    DECLARE kept_until DATE;
    DECLARE refusal VARCHAR(128);

    SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
    BEGIN
        DECLARE EXIT HANDLER FOR SQLEXCEPTION
        BEGIN
            ROLLBACK;
            RESIGNAL;
        END;

        START TRANSACTION;

        SELECT COUNT(*) INTO accounts FROM users account WHERE account.id = account_to_delete FOR UPDATE;

        SELECT COUNT(*) INTO open_bookings
        FROM bookings booking
        WHERE booking.user_id = account_to_delete AND booking.status IN ('PENDING', 'CONFIRMED')
        FOR UPDATE;
        IF open_bookings > 0 THEN
            SET refusal = CONCAT('User ', account_to_delete, ' has open bookings: ', open_bookings,
                '. Nothing was changed.');
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = refusal;
        END IF;

        SELECT COUNT(*), MAX(application.documents_kept_until) INTO applications, kept_until
        FROM visa_applications application
        JOIN bookings booking ON booking.id = application.id
        WHERE booking.user_id = account_to_delete AND application.documents_erased_at IS NULL
        FOR UPDATE;
        IF kept_until >= UTC_DATE() THEN
            SET refusal = CONCAT('Visa documents of user ', account_to_delete, ' are kept until ', kept_until,
                '. Nothing was changed.');
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = refusal;
        END IF;
        IF applications > 0 THEN
            SET refusal = CONCAT('Visa documents of user ', account_to_delete, ' are still here: call erase_visa_documents ',
                'first. Nothing was changed.');
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = refusal;
        END IF;

        DELETE traveller FROM travellers traveller JOIN bookings booking ON booking.id = traveller.booking_id WHERE booking.user_id = account_to_delete;

        UPDATE flight_bookings flight JOIN bookings booking ON booking.id = flight.id
        SET flight.record_locator = NULL
        WHERE booking.user_id = account_to_delete;

        UPDATE insurance_policies policy JOIN bookings booking ON booking.id = policy.id
        SET policy.policy_number = NULL
        WHERE booking.user_id = account_to_delete;

        UPDATE bookings booking
        SET booking.user_id = NULL, booking.payment_method_id = NULL, booking.anonymised_at = UTC_TIMESTAMP(6), booking.version = booking.version + 1,
            booking.updated_at = UTC_TIMESTAMP(6)
        WHERE booking.user_id = account_to_delete;

        -- A card may have paid for somebody else's booking, too.
        UPDATE bookings booking JOIN payment_methods card ON card.id = booking.payment_method_id
        SET booking.payment_method_id = NULL, booking.version = booking.version + 1, booking.updated_at = UTC_TIMESTAMP(6)
        WHERE card.user_id = account_to_delete;

        DELETE card FROM payment_methods card WHERE card.user_id = account_to_delete;

        DELETE account FROM users account WHERE account.id = account_to_delete;

        COMMIT;
    END;
END$$

DELIMITER ;
