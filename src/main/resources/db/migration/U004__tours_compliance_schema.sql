-- undo: tours compliance schema
--
-- Drops every policy, visa application and tour booking, and the tours on offer. What they cost, who made them and who
-- travels stays in the tables of phase 2. Bookings that were made anonymous stay anonymous.

DROP PROCEDURE anonymise_user;

DROP PROCEDURE erase_visa_documents;

DROP TABLE insurance_policies;

DROP TABLE visa_applications;

DROP TABLE tour_bookings;

DROP TABLE tour_offers;
