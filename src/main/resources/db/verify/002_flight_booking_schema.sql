-- Bookings, refunds and flights. Times are of a million bookings
-- on two busy cores with a buffer pool of 128 MiB; where none is said it is less than a second.

-- Every paid booking has a price.
--
-- The index of currency and paid_amount is read where paid_amount is 0.
SELECT id, currency, paid_amount
FROM bookings
WHERE paid_amount = 0;

-- No refunds of a booking add up to more than it was paid.
--
-- All refunds are read in the order of their bookings: 2 s for 40 000.
SELECT r.booking_id, b.booking_reference, b.currency, b.paid_amount, SUM(r.amount) AS refunded_amount
FROM refunds r
LEFT JOIN bookings b ON b.id = r.booking_id
GROUP BY r.booking_id, b.booking_reference, b.currency, b.paid_amount
HAVING b.paid_amount IS NULL OR refunded_amount > b.paid_amount;

-- What the last refund of a booking says was refunded is the sum of all its refunds.
--
-- All refunds are read.
SELECT booking_id, SUM(amount) AS refunded_amount, MAX(refunded_after) AS said
FROM refunds
GROUP BY booking_id
HAVING refunded_amount <> said;

-- Nothing was refunded before it was paid.
--
-- All refunds are read.
SELECT r.id, r.booking_id, r.refunded_at, b.paid_at
FROM refunds r
JOIN bookings b ON b.id = r.booking_id
WHERE r.refunded_at < b.paid_at;

-- Every flight booking says what was booked.
--
-- Half a million flight bookings are looked up by their keys: 10 s.
SELECT b.id AS booking_id, b.vendor_id
FROM bookings b
LEFT JOIN flight_bookings p ON p.id = b.id
WHERE b.product = 'FLIGHT' AND p.id IS NULL;

-- Every flight booking has a flight.
--
-- Half a million flight bookings are looked up in an index: 7 s.
SELECT p.id AS booking_id
FROM flight_bookings p
LEFT JOIN flight_segments s ON s.flight_booking_id = p.id
WHERE s.id IS NULL;

-- No flight booking has more travellers than were paid for.
--
-- Travellers are counted by an index: 5 s.
SELECT p.id AS booking_id, p.adults, p.children, p.infants, COUNT(t.id) AS travellers
FROM flight_bookings p
JOIN travellers t ON t.booking_id = p.id
GROUP BY p.id
HAVING travellers > p.adults + p.children + p.infants;
