-- Tours, papers, and what must not be known any more. Times are of a million bookings
-- on two busy cores with a buffer pool of 128 MiB; where none is said it is less than a second.

-- Every tour booking says what was booked.
--
-- All tour bookings are looked up by their keys.
SELECT b.id AS booking_id, b.vendor_id
FROM bookings b
LEFT JOIN tour_bookings p ON p.id = b.id
WHERE b.product = 'TOUR' AND p.id IS NULL;

-- Every visa booking has its application.
--
-- All visa bookings are looked up by their keys.
SELECT b.id AS booking_id, b.vendor_id
FROM bookings b
LEFT JOIN visa_applications p ON p.id = b.id
WHERE b.product = 'VISA' AND p.id IS NULL;

-- Every insurance booking has its policy.
--
-- 100 000 insurance bookings are looked up by their keys: 4 s.
SELECT b.id AS booking_id, b.vendor_id
FROM bookings b
LEFT JOIN insurance_policies p ON p.id = b.id
WHERE b.product = 'INSURANCE' AND p.id IS NULL;

-- The documents of a visa application are erased within a month after the day until which they are kept.
--
-- An index is read.
SELECT id, documents_kept_until
FROM visa_applications
WHERE documents_erased_at IS NULL AND documents_kept_until < UTC_DATE() - INTERVAL 31 DAY;

-- An anonymous booking has no travellers.
--
-- The bookings without a user are read by an index: 1 to 4 s for 50 000.
SELECT b.id, b.booking_reference, b.anonymised_at
FROM bookings b
WHERE b.user_id IS NULL AND EXISTS (SELECT 1 FROM travellers t WHERE t.booking_id = b.id);

-- No token of a passport is left of an anonymous booking.
--
-- The bookings without a user are read by an index.
SELECT b.id, b.booking_reference, b.anonymised_at
FROM bookings b
JOIN visa_applications v ON v.id = b.id
WHERE b.user_id IS NULL AND v.passport_token IS NOT NULL;

-- No record locator and no policy number is left of an anonymous booking.
--
-- The bookings without a user are read by an index: 2 to 4 s for 50 000.
SELECT b.id, b.booking_reference, b.anonymised_at
FROM bookings b
LEFT JOIN flight_bookings f ON f.id = b.id
LEFT JOIN insurance_policies i ON i.id = b.id
WHERE b.user_id IS NULL AND (f.record_locator IS NOT NULL OR i.policy_number IS NOT NULL);
