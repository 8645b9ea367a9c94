-- undo: flight booking schema
--
-- Drops every booking with its travellers and refunds, and every flight offer.

DROP TABLE flight_segments;

DROP TABLE flight_bookings;

DROP TABLE refunds;

DROP TABLE travellers;

DROP TABLE bookings;

DROP TABLE flight_offers;
