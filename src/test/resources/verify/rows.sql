INSERT INTO vendors (id, code, name, kind, country, commission_rate, status) VALUES
    (1, 'LH', 'Lufthansa', 'AIRLINE', 'DE', 0.05, 'ACTIVE'), (2, 'HILTON', 'Hilton', 'HOTEL', 'US', 0.12, 'ACTIVE'),
    (3, 'AVIS', 'Avis', 'CAR_RENTAL', 'US', 0.1, 'ACTIVE'), (4, 'GYG', 'Guides', 'TOUR_OPERATOR', 'PT', 0.2, 'ACTIVE'),
    (5, 'VFS', 'Visa Services', 'VISA_AGENCY', 'IN', 0, 'ACTIVE'), (6, 'AXA', 'Axa', 'INSURER', 'FR', 0.15, 'CLOSED');
INSERT INTO users (id, email, first_name, last_name, status, email_verified_at, created_at) VALUES
    (1, 'ann@example.org', 'Ann', 'Ames', 'ACTIVE', '2026-01-02', '2026-01-01'),
    (2, 'bob@example.org', 'Bob', 'Bell', 'ACTIVE', NULL, '2026-01-01'),
    (3, 'eve@example.org', 'Eve', 'Eads', 'CLOSED', '2026-01-01', '2026-01-01');
INSERT INTO payment_methods (id, user_id, provider, provider_token, brand, last_four, expires_on, status) VALUES
    (1, 1, 'stripe', 'tok_1', 'VISA', '4242', '2030-01-31', 'ACTIVE'), (2, 2, 'stripe', 'tok_2', 'AMEX', '0005', '2030-01-31', 'ACTIVE'),
    (3, 3, 'stripe', 'tok_3', 'VISA', '1111', '2020-01-31', 'REMOVED');
INSERT INTO flight_offers (id, vendor_id, offer_code, carrier, flight_number, origin, destination, departs_at, arrives_at, cabin,
        base_amount, tax_amount, currency, seats_available, refundable, status) VALUES
    (1, 1, 'LH400', 'LH', 'LH400', 'FRA', 'JFK', '2026-12-24 10:00', '2026-12-24 18:00', 'ECONOMY', 400, 99.9, 'EUR', 9, TRUE, 'AVAILABLE');
INSERT INTO hotel_offers (id, vendor_id, offer_code, hotel_name, city, country, room_type, board, max_guests, available_from,
        available_until, nightly_amount, tax_amount, currency, rooms_available, refundable, status) VALUES
    (1, 2, 'NYC', 'Hilton Midtown', 'New York', 'US', 'Double', 'ROOM_ONLY', 2, '2026-01-01', '2027-12-31', 150, 20, 'USD', 5, TRUE, 'AVAILABLE');
INSERT INTO car_offers (id, vendor_id, offer_code, pickup_location, dropoff_location, category, model_name, seats, minimum_driver_age,
        available_from, available_until, daily_amount, deposit_amount, currency, cars_available, refundable, status) VALUES
    (1, 3, 'JFK-E', 'JFK', 'JFK', 'ECMR', 'Corsa', 5, 21, '2026-01-01', '2027-12-31', 40, 200, 'USD', 3, TRUE, 'AVAILABLE');
INSERT INTO tour_offers (id, vendor_id, offer_code, title, city, country, language, starts_at, ends_at, time_zone, person_amount,
        currency, places_available, refundable, status) VALUES
    (1, 4, 'LIS', 'Old Lisbon', 'Lisbon', 'PT', 'en', '2026-12-26 09:00', '2026-12-26 12:00', 'Europe/Lisbon', 25, 'EUR', 10, FALSE, 'AVAILABLE');
INSERT INTO bookings (id, booking_reference, product, vendor_id, user_id, payment_method_id, status, total_amount, currency,
        commission_rate, booked_at, paid_at, payment_provider, payment_reference, cancelled_at, anonymised_at, updated_at)
SELECT b.*, UTC_TIMESTAMP(6) - INTERVAL 2 DAY FROM (VALUES
    ROW(1, 'F1', 'FLIGHT', 1, 1, 1, 'CONFIRMED', 999.8, 'EUR', 0.05, UTC_TIMESTAMP() - INTERVAL 4 DAY, UTC_TIMESTAMP() - INTERVAL 3 DAY, 'stripe', 'ch_1', NULL, NULL),
    ROW(2, 'F2', 'FLIGHT', 1, 2, 2, 'CANCELLED', 499.9, 'EUR', 0.05, UTC_TIMESTAMP() - INTERVAL 6 DAY, UTC_TIMESTAMP() - INTERVAL 5 DAY, 'stripe', 'ch_2', UTC_TIMESTAMP() - INTERVAL 4 DAY, NULL),
    ROW(3, 'H1', 'HOTEL', 2, 1, 1, 'CONFIRMED', 510, 'USD', 0.12, UTC_TIMESTAMP() - INTERVAL 3 DAY, UTC_TIMESTAMP() - INTERVAL 3 DAY, 'stripe', 'ch_3', NULL, NULL),
    ROW(4, 'C1', 'CAR', 3, 2, NULL, 'PENDING', 80, 'USD', 0.1, UTC_TIMESTAMP() - INTERVAL 1 DAY, NULL, NULL, NULL, NULL, NULL),
    ROW(5, 'T1', 'TOUR', 4, 1, 1, 'COMPLETED', 50, 'EUR', 0.2, '2025-06-01', '2025-06-01', 'stripe', 'ch_5', NULL, NULL),
    ROW(6, 'V1', 'VISA', 5, 1, 1, 'CONFIRMED', 90, 'EUR', 0, UTC_TIMESTAMP() - INTERVAL 2 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY, 'stripe', 'ch_6', NULL, NULL),
    ROW(7, 'V2', 'VISA', 5, NULL, NULL, 'COMPLETED', 90, 'EUR', 0, '2024-01-01', '2024-01-01', 'stripe', 'ch_7', NULL, '2026-01-01'),
    ROW(8, 'I1', 'INSURANCE', 6, 1, 1, 'CONFIRMED', 30, 'EUR', 0.15, UTC_TIMESTAMP() - INTERVAL 2 DAY, UTC_TIMESTAMP() - INTERVAL 2 DAY, 'stripe', 'ch_8', NULL, NULL),
    ROW(9, 'F3', 'FLIGHT', 1, NULL, NULL, 'COMPLETED', 499.9, 'EUR', 0.05, '2024-01-01', '2024-01-02', 'stripe', 'ch_9', NULL, '2026-01-01')) AS b;
INSERT INTO travellers (booking_id, traveller_number, kind, first_name, last_name) VALUES
    (1, 1, 'ADULT', 'Ann', 'Ames'), (1, 2, 'INFANT', 'Al', 'Ames'), (2, 1, 'ADULT', 'Bob', 'Bell'), (3, 1, 'ADULT', 'Ann', 'Ames'),
    (4, 1, 'ADULT', 'Bob', 'Bell'), (8, 1, 'ADULT', 'Ann', 'Ames');
INSERT INTO refunds (id, booking_id, currency, paid_amount, refunded_before, amount, refunded_after, provider, provider_reference, refunded_at) VALUES
    (1, 2, 'EUR', 499.9, 0, 99.9, 99.9, 'stripe', 're_1', UTC_TIMESTAMP() - INTERVAL 4 DAY),
    (2, 2, 'EUR', 499.9, 99.9, 400, 499.9, 'stripe', 're_2', UTC_TIMESTAMP() - INTERVAL 4 DAY);
INSERT INTO flight_bookings (id, vendor_id, record_locator, adults, children, infants) VALUES
    (1, 1, 'ABC123', 1, 0, 1), (2, 1, NULL, 1, 0, 0), (9, 1, NULL, 1, 0, 0);
INSERT INTO flight_segments (flight_booking_id, segment_number, vendor_id, flight_offer_id) VALUES (1, 1, 1, 1), (2, 1, 1, 1), (9, 1, 1, 1);
INSERT INTO hotel_bookings (id, vendor_id, hotel_offer_id, check_in, check_out, rooms, adults) VALUES (3, 2, 1, '2026-12-24', '2026-12-27', 1, 2);
INSERT INTO car_rentals (id, vendor_id, car_offer_id, pickup_at, dropoff_at, driver_age) VALUES (4, 3, 1, '2026-12-24 19:00', '2026-12-26 10:00', 33);
INSERT INTO tour_bookings (id, vendor_id, tour_offer_id, adults) VALUES (5, 4, 1, 2);
INSERT INTO visa_applications (id, vendor_id, applicant_first_name, applicant_last_name, nationality, destination_country, purpose,
        passport_token, passport_last_four, passport_expires_on, arrives_on, leaves_on, stage, documents_kept_until, documents_erased_at) VALUES
    (6, 5, 'Ann', 'Ames', 'DE', 'US', 'TOURISM', 'vault_6', '1234', '2035-01-01', UTC_DATE(), UTC_DATE() + INTERVAL 9 DAY, 'DRAFT', UTC_DATE() + INTERVAL 99 DAY, NULL),
    (7, 5, NULL, NULL, 'DE', 'US', 'TOURISM', NULL, NULL, NULL, '2024-02-01', '2024-02-09', 'DRAFT', '2024-06-01', '2024-07-01');
INSERT INTO insurance_policies (id, vendor_id, policy_number, cover, covers_from, covers_until, insured_persons, insured_amount) VALUES
    (8, 6, 'P-1', 'MEDICAL', '2026-12-24', '2027-01-02', 1, 100000);
INSERT INTO search_events (session_token, user_id, product, travellers, results, searched_at) VALUES
    ('s1', 1, 'FLIGHT', 2, 40, UTC_TIMESTAMP() - INTERVAL 4 DAY), ('s2', NULL, 'HOTEL', 1, 0, UTC_TIMESTAMP() - INTERVAL 4 DAY);
INSERT INTO funnel_events (session_token, user_id, product, step, occurred_at) VALUES
    ('s1', 1, 'FLIGHT', 'SEARCHED', UTC_TIMESTAMP() - INTERVAL 4 DAY), ('s1', 1, 'FLIGHT', 'PAID', UTC_TIMESTAMP() - INTERVAL 3 DAY);
CALL refresh_reporting_summaries();
