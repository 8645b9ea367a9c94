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

DELIMITER ;
