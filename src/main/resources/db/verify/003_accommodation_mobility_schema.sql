-- Stays and cars. Times are of a million bookings
-- on two busy cores with a buffer pool of 128 MiB; where none is said it is less than a second.

-- Every hotel booking says what was booked.
--
-- 200 000 hotel bookings are looked up by their keys: 2 s.
SELECT b.id AS booking_id, b.vendor_id
FROM bookings b
LEFT JOIN hotel_bookings p ON p.id = b.id
WHERE b.product = 'HOTEL' AND p.id IS NULL;

-- Every car rental says what was booked.
--
-- 100 000 car rentals are looked up by their keys: 2 s.
SELECT b.id AS booking_id, b.vendor_id
FROM bookings b
LEFT JOIN car_rentals p ON p.id = b.id
WHERE b.product = 'CAR' AND p.id IS NULL;

-- No hotel booking has more travellers than guests.
--
-- Travellers are counted by an index: 6 to 11 s.
SELECT p.id AS booking_id, p.adults, p.children, COUNT(t.id) AS travellers
FROM hotel_bookings p
JOIN travellers t ON t.booking_id = p.id
GROUP BY p.id
HAVING travellers > p.adults + p.children;
