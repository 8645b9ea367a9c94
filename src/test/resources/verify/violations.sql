-- Every payment token belongs to an account.
UPDATE payment_methods SET user_id = 77 WHERE id = 2;

-- A closed account has no active card.
UPDATE payment_methods SET status = 'ACTIVE' WHERE id = 3;

-- No e-mail address was verified before its account was made, or in the future.
UPDATE users SET email_verified_at = '2025-06-01' WHERE id = 1;

-- Every paid booking has a price.
UPDATE bookings SET total_amount = 0 WHERE id = 3;

-- No refunds of a booking add up to more than it was paid.
UPDATE refunds SET amount = 500 WHERE id = 2;

-- What the last refund of a booking says was refunded is the sum of all its refunds.
UPDATE refunds SET amount = 399 WHERE id = 2;

-- Nothing was refunded before it was paid.
UPDATE refunds SET refunded_at = '2026-01-01' WHERE id = 1;

-- Every flight booking says what was booked.
DELETE FROM flight_bookings WHERE id = 2;

-- Every flight booking has a flight.
DELETE FROM flight_segments WHERE flight_booking_id = 2;

-- No flight booking has more travellers than were paid for.
INSERT INTO travellers (booking_id, traveller_number, kind, first_name, last_name) VALUES (1, 3, 'ADULT', 'Eve', 'Eads');

-- Every hotel booking says what was booked.
DELETE FROM hotel_bookings WHERE id = 3;

-- Every car rental says what was booked.
DELETE FROM car_rentals WHERE id = 4;

-- No hotel booking has more travellers than guests.
UPDATE hotel_bookings SET adults = 0 WHERE id = 3;

-- Every tour booking says what was booked.
DELETE FROM tour_bookings WHERE id = 5;

-- Every visa booking has its application.
DELETE FROM visa_applications WHERE id = 6;

-- Every insurance booking has its policy.
DELETE FROM insurance_policies WHERE id = 8;

-- The documents of a visa application are erased within a month after the day until which they are kept.
UPDATE visa_applications SET arrives_on = '2026-01-01', leaves_on = '2026-01-09', documents_kept_until = '2026-02-01' WHERE id = 6;

-- An anonymous booking has no travellers.
INSERT INTO travellers (booking_id, traveller_number, kind, first_name, last_name) VALUES (9, 1, 'ADULT', 'Eve', 'Eads');

-- No token of a passport is left of an anonymous booking.
UPDATE visa_applications SET passport_token = 'vault_7' WHERE id = 7;

-- No record locator and no policy number is left of an anonymous booking.
UPDATE flight_bookings SET record_locator = 'XYZ789' WHERE id = 9;

-- The revenue summary agrees with the ledger, for the last week before it was refreshed.
UPDATE daily_revenue_summary SET bookings = bookings + 1 WHERE vendor_id = 1 AND revenue_day_utc >= UTC_DATE() - INTERVAL 4 DAY;

-- No day of the revenue summary has more refunded than paid.
UPDATE daily_revenue_summary SET refunded_amount = gross_amount + 1, net_amount = -1 WHERE vendor_id = 4;

-- The summaries are refreshed together.
DELETE FROM summary_refreshes WHERE summary_name = 'daily_funnel_summary';

-- No search belongs to an account that is gone.
UPDATE search_events SET user_id = 77 WHERE session_token = 's1';

-- No step of a visit belongs to an account that is gone.
UPDATE funnel_events SET user_id = 77 WHERE step = 'PAID';
