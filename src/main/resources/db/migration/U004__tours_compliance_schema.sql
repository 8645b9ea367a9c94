-- undo: tours compliance schema
--
-- Drops every policy, visa application and tour booking, and the tours on offer.

DROP TABLE insurance_policies;

DROP TABLE visa_applications;

DROP TABLE tour_bookings;

DROP TABLE tour_offers;
