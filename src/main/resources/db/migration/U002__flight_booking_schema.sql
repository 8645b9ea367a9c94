-- undo: flight booking schema
--
-- Drops every flight booking and every flight offer.

DROP TABLE flight_bookings;

DROP TABLE flight_offers;
