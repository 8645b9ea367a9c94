package com.traveease.checklist;

import java.sql.SQLException;

import com.traveease.testing.TestDatabase;

/** Fills the tables of flight bookings. */
final class BookedSchema {

    private static final String NUMBERS = "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";
    private static final int AT_ONCE = 50_000;

    private BookedSchema() {
    }

    /** @param bookings how many; a tenth as many users have them, a fifth of them is not paid, a fiftieth is refunded */
    static void fill(TestDatabase database, int bookings) throws SQLException {
        int users = Math.max(1, bookings / 10);
        database.execute("SET SESSION cte_max_recursion_depth = 1000000000",
                "INSERT INTO vendors (id, code, name, kind, country, commission_rate, status) " + NUMBERS.formatted(20)
                        + "SELECT i, CONCAT('V', i), CONCAT('Airline ', i), 'AIRLINE', 'DE', 0.05, 'ACTIVE' FROM n",
                "INSERT INTO flight_offers (id, vendor_id, offer_code, carrier, flight_number, origin, destination, departs_at, "
                        + "arrives_at, cabin, base_amount, tax_amount, currency, seats_available, refundable, status) "
                        + "SELECT id, id, CONCAT('F', id), 'LH', CONCAT('LH', id), 'FRA', 'JFK', '2027-05-01 08:00:00', "
                        + "'2027-05-01 17:00:00', 'ECONOMY', 310, 90, 'EUR', 9, TRUE, 'AVAILABLE' FROM vendors",
                "INSERT INTO users (id, email, first_name, last_name, status) " + NUMBERS.formatted(users)
                        + "SELECT i, CONCAT('u', i, '@example.org'), CONCAT('First', i % 977), CONCAT('Last', i % 1009), 'ACTIVE' "
                        + "FROM n",
                "INSERT INTO payment_methods (id, user_id, provider, provider_token, brand, last_four, expires_on, status) "
                        + "SELECT id, id, 'stripe', CONCAT('pm_', id), 'VISA', LPAD(id % 10000, 4, '0'), '2030-01-31', 'ACTIVE' "
                        + "FROM users");
        for (int from = 0; from < bookings; from += AT_ONCE) {
            int some = Math.min(AT_ONCE, bookings - from);
            String id = "(i + %d)".formatted(from);
            database.execute("SET SESSION cte_max_recursion_depth = 1000000000",
                    "INSERT INTO bookings (id, booking_reference, product, vendor_id, user_id, payment_method_id, status, "
                            + "total_amount, currency, commission_rate, booked_at, paid_at, payment_provider, payment_reference) "
                            + NUMBERS.formatted(some)
                            + ("SELECT %1$s, CONCAT('B', %1$s), 'FLIGHT', %1$s %% 20 + 1, %1$s %% %2$d + 1, %1$s %% %2$d + 1, "
                                    + "IF(%1$s %% 5 = 0, 'PENDING', 'CONFIRMED'), %1$s %% 900 + 50, 'EUR', 0.05, "
                                    + "'2026-01-01' + INTERVAL %1$s %% 300 DAY, "
                                    + "IF(%1$s %% 5 = 0, NULL, '2026-01-02' + INTERVAL %1$s %% 300 DAY), "
                                    + "IF(%1$s %% 5 = 0, NULL, 'stripe'), IF(%1$s %% 5 = 0, NULL, CONCAT('ch_', %1$s)) FROM n")
                                    .formatted(id, users));
        }
        database.execute(
                "INSERT INTO flight_bookings (id, vendor_id, record_locator, adults) "
                        + "SELECT id, vendor_id, LPAD(CONV(id, 10, 36), 6, '0'), 1 FROM bookings",
                "INSERT INTO flight_segments (flight_booking_id, segment_number, vendor_id, flight_offer_id) "
                        + "SELECT id, 1, vendor_id, vendor_id FROM flight_bookings",
                "INSERT INTO travellers (booking_id, traveller_number, kind, first_name, last_name) "
                        + "SELECT id, 1, 'ADULT', 'Ada', CONCAT('Last', id % 1009) FROM bookings WHERE id % 4 = 0",
                "INSERT INTO refunds (booking_id, currency, paid_amount, refunded_before, amount, refunded_after, provider, "
                        + "provider_reference, refunded_at) SELECT id, currency, paid_amount, 0, 10, 10, 'stripe', "
                        + "CONCAT('re_', id), '2026-11-01' FROM bookings WHERE id % 50 = 1 AND paid_amount IS NOT NULL",
                "ANALYZE TABLE bookings, users, flight_bookings, flight_segments");
    }
}
