-- Makes a person anonymous: deletes the account, its cards, and the names of the travellers on its bookings, and takes out
-- of the bookings what leads back to the person at an airline or an insurer. What was booked, paid and refunded stays as it
-- is, with the references of the payment provider. Events of phase 5 lose the account through their foreign keys.
--
-- Refused while a booking is open or visa documents are kept; nothing is changed then. Running it again does nothing: the
-- account is gone. The account is locked first, so that a new booking of it waits and is then refused.
--
-- Every column is qualified: tables of phase 1 that Alembic made may lack columns, and this procedure needs only the keys of
-- users and payment_methods.
DELIMITER $$

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
