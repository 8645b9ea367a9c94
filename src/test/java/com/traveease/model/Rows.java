package com.traveease.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Of all tables, for tests that commit. */
final class Rows {
    /** What refers to others comes first. */
    private static final List<String> TABLES = List.of("search_events", "funnel_events", "flight_segments", "flight_bookings",
            "hotel_bookings", "car_rentals", "tour_bookings", "visa_applications", "insurance_policies", "refunds", "bookings",
            "flight_offers", "hotel_offers", "car_offers", "tour_offers", "payment_methods", "users", "vendors");

    /** Travellers go with their bookings. */
    static void deleteAll(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                // A refund refers to the one before it.
                statement.execute("delete from " + table + (table.equals("refunds") ? " order by id desc" : ""));
            }
        }
    }

    private Rows() {
    }
}
