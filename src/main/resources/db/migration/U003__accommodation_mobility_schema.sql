-- undo: accommodation mobility schema
--
-- Drops every car rental and hotel booking with what was on offer. What they cost, who made them and who travels stays in the
-- tables of phase 2.

DROP TABLE car_rentals;

DROP TABLE car_offers;

DROP TABLE hotel_bookings;

DROP TABLE hotel_offers;
