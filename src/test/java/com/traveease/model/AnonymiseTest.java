package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.schema.migration.Migrator;
import com.traveease.testing.BuiltIn;
import com.traveease.testing.Silent;
import com.traveease.testing.TestDatabase;

/**
 * The procedures that make people anonymous, with rows of two users: a flight in part refunded, a hotel, a policy, and a visa
 * whose documents may go since yesterday.
 */
class AnonymiseTest {

    private static final int ADA = 1;
    private static final String MONEY = "SELECT CONCAT_WS(' ', booking_id, booking_reference, product, vendor_id, status, "
            + "currency, total_amount, refunded_amount, commission_rate, commission_amount, booked_at, paid_at, cancelled_at) "
            + "FROM booking_ledger ORDER BY booking_id";
    private static final String REFUNDS = "SELECT CONCAT_WS(' ', id, booking_id, amount, provider, provider_reference) FROM refunds";
    /** All that either procedure needs, and nothing on the reports, vendors or offers. */
    private static final List<String> GRANTS = List.of("EXECUTE ON PROCEDURE %s.anonymise_user",
            "EXECUTE ON PROCEDURE %s.erase_visa_documents", "SELECT (id), DELETE ON %s.users",
            "SELECT (id, user_id), DELETE ON %s.payment_methods", "SELECT (booking_id), DELETE ON %s.travellers",
            "SELECT (id, user_id, payment_method_id, status, version), "
                    + "UPDATE (user_id, payment_method_id, anonymised_at, version, updated_at) ON %s.bookings",
            "SELECT (id), UPDATE (record_locator) ON %s.flight_bookings",
            "SELECT (id), UPDATE (policy_number) ON %s.insurance_policies",
            "SELECT (id, documents_kept_until, documents_erased_at), UPDATE (applicant_first_name, applicant_last_name, "
                    + "passport_token, passport_last_four, passport_expires_on, documents_erased_at) ON %s.visa_applications");

    private static TestDatabase database;

    @BeforeAll
    static void bringToHead() {
        database = TestDatabase.create();
        new Migrator(database.database(), BuiltIn.REVISIONS, Duration.ofMinutes(1)).upgrade(new Silent());
    }

    @AfterAll
    static void drop() throws SQLException {
        database.close();
    }

    @BeforeEach
    void bookSomeTrips() throws SQLException {
        database.execute(
                "INSERT INTO vendors (id, code, name, kind, country, status) VALUES (1, 'LH', 'Lufthansa', 'AIRLINE', 'DE', "
                        + "'ACTIVE')",
                "INSERT INTO users (id, email, first_name, last_name, status) VALUES (1, 'ada@example.com', 'Ada', 'Lovelace', "
                        + "'ACTIVE'), (2, 'bob@example.com', 'Bob', 'B', 'ACTIVE')",
                "INSERT INTO payment_methods (id, user_id, provider, provider_token, brand, last_four, expires_on, status) "
                        + "VALUES (1, 1, 'stripe', 'pm_1', 'VISA', '4242', '2030-01-31', 'ACTIVE')",
                booking(1, "FLIGHT", ADA, "'COMPLETED', 1"), booking(2, "INSURANCE", ADA, "'CANCELLED', NULL"),
                booking(3, "VISA", ADA, "'COMPLETED', 1"), booking(4, "FLIGHT", 2, "'CONFIRMED', 1"),
                "INSERT INTO flight_bookings (id, vendor_id, record_locator, adults) VALUES (1, 1, 'ABC123', 1), "
                        + "(4, 1, 'DEF456', 1)",
                "INSERT INTO insurance_policies (id, vendor_id, policy_number, cover, covers_from, covers_until, "
                        + "insured_persons, insured_amount) VALUES (2, 1, 'P-1', 'MEDICAL', '2026-01-01', '2026-01-09', 1, 1000)",
                "INSERT INTO visa_applications (id, vendor_id, applicant_first_name, applicant_last_name, nationality, "
                        + "destination_country, purpose, passport_token, passport_last_four, passport_expires_on, arrives_on, "
                        + "leaves_on, stage, documents_kept_until) VALUES (3, 1, 'Ada', 'Lovelace', 'GB', 'US', 'TOURISM', "
                        + "'vault:1', '12X7', '2040-01-01', UTC_DATE() - INTERVAL 99 DAY, UTC_DATE() - INTERVAL 90 DAY, "
                        + "'DRAFT', UTC_DATE() - INTERVAL 1 DAY)",
                "INSERT INTO travellers (booking_id, traveller_number, kind, first_name, last_name) VALUES (1, 1, 'ADULT', "
                        + "'Ada', 'Lovelace'), (4, 1, 'ADULT', 'Bob', 'B')",
                refund(1, 0, 30, 30), refund(1, 30, 20, 50),
                "INSERT INTO search_events (session_token, user_id, product, travellers, results, searched_at) "
                        + "VALUES ('one', 1, 'FLIGHT', 1, 1, UTC_TIMESTAMP(6))");
    }

    private static String booking(int id, String product, int user, String statusAndCard) {
        return """
                INSERT INTO bookings (id, booking_reference, product, vendor_id, user_id, status, payment_method_id, total_amount,
                    currency, commission_rate, booked_at, paid_at, payment_provider, payment_reference, cancelled_at)
                SELECT %d, 'R%d', '%s', 1, %d, status, card, 100, 'EUR', 0.1, '2026-02-28 12:00:00', '2026-03-01 12:00:00',
                    'stripe', 'ch_%d', IF(status = 'CANCELLED', '2026-03-02 12:00:00', NULL)
                FROM (SELECT %s) t (status, card)
                """
                .formatted(id, id, product, user, id, statusAndCard);
    }

    private static String refund(int booking, int before, int amount, int after) {
        return """
                INSERT INTO refunds (booking_id, currency, paid_amount, refunded_before, amount, refunded_after, provider,
                    provider_reference, refunded_at) VALUES (%d, 'EUR', 100, %d, %d, %d, 'stripe', UUID(), UTC_TIMESTAMP(6))
                """.formatted(booking, before, amount, after);
    }

    @AfterEach
    void forgetThem() throws SQLException {
        try (Connection connection = database.connect()) {
            Rows.deleteAll(connection);
        }
    }

    @Test
    void thePersonIsGoneAndTheMoneyIsAsItWas() throws SQLException {
        List<String> money = database.strings(MONEY);
        List<String> refunds = database.strings(REFUNDS);

        database.execute("CALL erase_visa_documents(3)", "CALL anonymise_user(1)");

        assertEquals(money, database.strings(MONEY));
        assertEquals(refunds, database.strings(REFUNDS));
        assertEquals(List.of("bob@example.com"), database.strings("SELECT email FROM users"));
        assertEquals(List.of(), database.strings("SELECT id FROM payment_methods"));
        assertEquals(List.of("Bob"), database.strings("SELECT first_name FROM travellers"));
        assertEquals(List.of("DEF456"),
                database.strings("SELECT record_locator FROM flight_bookings WHERE record_locator IS NOT NULL"));
        assertEquals(List.of(), database.strings("SELECT id FROM insurance_policies WHERE policy_number IS NOT NULL"));
        assertEquals(List.of("1 1", "2 1", "3 1", "4 0"), database.strings(
                "SELECT CONCAT(id, ' ', user_id IS NULL AND anonymised_at IS NOT NULL) FROM bookings ORDER BY id"));
        assertEquals(List.of("ch_1", "ch_2", "ch_3", "ch_4"),
                database.strings("SELECT payment_reference FROM bookings ORDER BY id"));
        assertEquals(List.of("one"), database.strings("SELECT session_token FROM search_events WHERE user_id IS NULL"));
    }

    @Test
    void aCardThatPaidForAnotherBookingGoesFromThereToo() throws SQLException {
        database.execute("CALL erase_visa_documents(3)", "CALL anonymise_user(1)");
        assertEquals(List.of("2 CONFIRMED"), database.strings(
                "SELECT CONCAT(user_id, ' ', status) FROM bookings WHERE id = 4 AND payment_method_id IS NULL"));
    }

    @Test
    void runningTwiceChangesNothingMore() throws SQLException {
        database.execute("CALL erase_visa_documents(3)", "CALL anonymise_user(1)");
        String rows = "SELECT CONCAT_WS(' ', id, version, anonymised_at, updated_at) FROM bookings ORDER BY id";
        List<String> once = database.strings(rows);
        database.execute("CALL erase_visa_documents(3)", "CALL anonymise_user(1)", "CALL erase_visa_documents(99)",
                "CALL anonymise_user(99)");
        assertEquals(once, database.strings(rows));
    }

    @Test
    void anOpenBookingKeepsThePerson() throws SQLException {
        for (String status : List.of("PENDING", "CONFIRMED")) {
            database.execute("CALL erase_visa_documents(3)", "UPDATE bookings SET status = '" + status + "' WHERE id = 1");
            assertEquals("User 1 has open bookings: 1. Nothing was changed.", refusal("CALL anonymise_user(1)"));
        }
        assertEquals(List.of("Ada Lovelace"), database.strings(
                "SELECT CONCAT(t.first_name, ' ', u.last_name) FROM users u, travellers t WHERE u.id = 1 AND t.booking_id = 1"));
        assertEquals(List.of("0"), database.strings("SELECT COUNT(*) FROM bookings WHERE anonymised_at IS NOT NULL"));
    }

    @Test
    void visaDocumentsStayUntilTheEndOfTheirLastDay() throws SQLException {
        database.execute("UPDATE visa_applications SET documents_kept_until = UTC_DATE()");
        String today = database.strings("SELECT UTC_DATE()").get(0);
        assertEquals("The documents of visa application 3 are kept until " + today + ". Nothing was erased.",
                refusal("CALL erase_visa_documents(3)"));
        assertEquals("Visa documents of user 1 are kept until " + today + ". Nothing was changed.",
                refusal("CALL anonymise_user(1)"));
        assertEquals(List.of("Ada vault:1"), documents());
        assertEquals(List.of("2"), database.strings("SELECT COUNT(*) FROM users"));
    }

    @Test
    void documentsThatMayGoAreErasedWhereTheyAreFirst() throws SQLException {
        assertEquals("Visa documents of user 1 are still here: call erase_visa_documents first. Nothing was changed.",
                refusal("CALL anonymise_user(1)"));
        database.execute("CALL erase_visa_documents(3)");
        assertEquals(List.of(), documents());
        assertEquals(List.of("GB US"),
                database.strings("SELECT CONCAT(nationality, ' ', destination_country) FROM visa_applications"));
    }

    @Test
    void documentsOfAnOpenBookingStay() throws SQLException {
        database.execute("UPDATE bookings SET status = 'CONFIRMED' WHERE id = 3");
        assertEquals("The booking of visa application 3 is open. Nothing was erased.",
                refusal("CALL erase_visa_documents(3)"));
        assertEquals(List.of("Ada vault:1"), documents());
    }

    @Test
    void documentsAreErasedWholeAndNotTooSoonWhoeverWrites() {
        String all = "applicant_first_name = NULL, applicant_last_name = NULL, passport_token = NULL, "
                + "passport_last_four = NULL, passport_expires_on = NULL";
        assertRefusedBy("ck_visa_application_documents'", "passport_token = NULL");
        assertRefusedBy("ck_visa_application_documents'", all);
        assertRefusedBy("ck_visa_application_documents'", "documents_erased_at = UTC_TIMESTAMP(6)");
        assertRefusedBy("ck_visa_application_documents_erased_at", all
                + ", documents_kept_until = UTC_DATE(), documents_erased_at = UTC_TIMESTAMP(6)");
        assertRefusedBy("ck_visa_application_documents_kept_until", "documents_kept_until = leaves_on - INTERVAL 1 DAY");
        assertRefusedBy("ck_visa_application_documents_kept_until",
                "documents_kept_until = leaves_on + INTERVAL 1 YEAR + INTERVAL 1 DAY");
    }

    private static void assertRefusedBy(String check, String assignments) {
        String refusal = refusal("UPDATE visa_applications SET " + assignments);
        assertTrue(refusal.contains(check), refusal);
    }

    /** START TRANSACTION in the procedure would commit it. */
    @Test
    void whatTheCallerHasNotFinishedIsNotCommitted() throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE vendors SET name = 'Nobody'");
            for (String call : List.of("CALL anonymise_user(1)", "CALL erase_visa_documents(3)")) {
                assertEquals(1568, assertThrows(SQLException.class, () -> statement.execute(call)).getErrorCode());
            }
            connection.rollback();
        }
        assertEquals(List.of("Lufthansa"), database.strings("SELECT name FROM vendors"));
    }

    @Test
    void anAccountNeedsNoMoreThanThis() throws SQLException {
        String account = "'eraser'@'%'";
        database.execute("CREATE USER " + account + " IDENTIFIED BY 'x'");
        try {
            for (String grant : GRANTS) {
                database.execute("GRANT " + grant.formatted(database.schema()) + " TO " + account);
            }
            try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "eraser", "x");
                    Statement statement = connection.createStatement()) {
                statement.execute("CALL erase_visa_documents(3)");
                statement.execute("CALL anonymise_user(1)");
            }
        } finally {
            database.execute("DROP USER " + account);
        }
        assertEquals(List.of("2"), database.strings("SELECT id FROM users"));
    }

    private static List<String> documents() throws SQLException {
        return database.strings("SELECT CONCAT(applicant_first_name, ' ', passport_token) FROM visa_applications "
                + "WHERE documents_erased_at IS NULL");
    }

    private static String refusal(String sql) {
        return assertThrows(SQLException.class, () -> database.execute(sql)).getMessage();
    }
}
