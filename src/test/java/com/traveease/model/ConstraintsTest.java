package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;

import org.junit.jupiter.api.Test;

import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.flight.FlightBooking;
import com.traveease.model.flight.FlightOffer;
import com.traveease.testing.SchemaAtHead;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the database refuses, whoever writes. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class ConstraintsTest {
    @Inject
    EntityManager entities;

    @Test
    @TestTransaction
    void oneAddressIsOneAccountWhateverItsCase() {
        Users.withEmail("Ada@Example.com").persistAndFlush();
        assertEquals("Ada@Example.com", User.findByEmail("ada@example.COM").orElseThrow().email);
        assertRefusedBy("idx_user_email", () -> Users.withEmail("ada@example.com").persistAndFlush());
    }

    @Test
    @TestTransaction
    void addressesThatDifferInAnAccentAreTwoAccounts() {
        Users.withEmail("jose@example.com").persistAndFlush();
        Users.withEmail("josé@example.com").persistAndFlush();
        assertEquals("jose@example.com", User.findByEmail("jose@example.com").orElseThrow().email);
        assertEquals("josé@example.com", User.findByEmail("josé@example.com").orElseThrow().email);
    }

    @Test
    @TestTransaction
    void amountsAreNotNegative() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_flight_booking_amount", () -> set(booking, "total_amount = -0.01, refunded_amount = 0"));
    }

    @Test
    @TestTransaction
    void nothingIsRefundedThatWasNotPaid() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_flight_booking_refund", () -> set(booking, "refunded_amount = 1"));
    }

    @Test
    @TestTransaction
    void noMoreIsRefundedThanWasPaid() {
        FlightBooking booking = booked();
        booking.pay(null, Instant.parse("2026-03-01T00:00:00Z"));
        booking.persistAndFlush();
        assertRefusedBy("ck_flight_booking_refund", () -> set(booking, "refunded_amount = total_amount + 0.01"));
    }

    @Test
    @TestTransaction
    void statusIsOneOfTheKnownOnes() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_flight_booking_status", () -> set(booking, "status = 'LOST'"));
    }

    @Test
    @TestTransaction
    void statusIsWrittenInCapitals() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_flight_booking_status", () -> set(booking, "status = 'confirmed'"));
    }

    @Test
    @TestTransaction
    void aCancelledBookingSaysWhen() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_flight_booking_cancelled_at", () -> set(booking, "status = 'CANCELLED'"));
    }

    @Test
    @TestTransaction
    void aUserWithBookingsStays() {
        FlightBooking booking = booked();
        assertRefusedBy("fk_flight_booking_user",
                () -> entities.createNativeQuery("delete from users where id = ?1").setParameter(1, booking.user.id)
                        .executeUpdate());
    }

    @Test
    @TestTransaction
    void anOfferThatWasBookedStays() {
        FlightBooking booking = booked();
        assertRefusedBy("fk_flight_booking_flight_offer",
                () -> entities.createNativeQuery("delete from flight_offers where id = ?1")
                        .setParameter(1, booking.flightOffer.id).executeUpdate());
    }

    @Test
    @TestTransaction
    void cardsGoWithTheirUser() {
        User user = Users.withEmail("ada@example.com");
        user.persist();
        Users.card(user).persistAndFlush();
        entities.createNativeQuery("delete from users where id = ?1").setParameter(1, user.id).executeUpdate();
        assertEquals(0L, entities.createNativeQuery("select count(*) from payment_methods where user_id = ?1", Long.class)
                .setParameter(1, user.id).getSingleResult());
    }

    @Test
    void whoeverWritesWithAnOldVersionIsRefused() {
        User stale = QuarkusTransaction.requiringNew().call(() -> {
            User user = Users.withEmail("grace@example.com");
            user.persist();
            return user;
        });
        try {
            QuarkusTransaction.requiringNew().run(() -> User.<User> findById(stale.id).firstName = "Grace");
            stale.firstName = "Ada again";
            assertThrows(OptimisticLockException.class,
                    () -> QuarkusTransaction.requiringNew().run(() -> entities.merge(stale)));
            assertEquals("Grace",
                    QuarkusTransaction.requiringNew().call(() -> User.<User> findById(stale.id).firstName));
        } finally {
            QuarkusTransaction.requiringNew().run(() -> User.deleteById(stale.id));
        }
    }

    @Test
    @TestTransaction
    void instantsAreStoredInUtcToTheMicrosecond() {
        FlightOffer offer = booked().flightOffer;
        offer.departsAt = Instant.parse("2026-03-29T01:30:00.123456Z");
        entities.flush();
        assertEquals("2026-03-29 01:30:00.123456",
                entities.createNativeQuery("select cast(departs_at as char) from flight_offers where id = ?1", String.class)
                        .setParameter(1, offer.id).getSingleResult());
        entities.refresh(offer);
        assertEquals(Instant.parse("2026-03-29T01:30:00.123456Z"), offer.departsAt);
    }

    private FlightBooking booked() {
        User user = Users.withEmail("ada@example.com");
        user.persist();
        Vendor airline = Vendors.airline("LH");
        airline.persist();
        FlightOffer offer = Offers.flight(airline, "LH400");
        offer.persist();
        FlightBooking booking = Purchases.flight(offer, user, "400.00", "EUR");
        booking.persistAndFlush();
        return booking;
    }

    /** Past the entities, whose types would not let such values through. */
    private void set(FlightBooking booking, String assignments) {
        entities.createNativeQuery("update flight_bookings set " + assignments + " where id = ?1")
                .setParameter(1, booking.id).executeUpdate();
    }

    private static void assertRefusedBy(String constraint, Runnable change) {
        PersistenceException refusal = assertThrows(PersistenceException.class, change::run);
        assertTrue(refusal.getMessage().contains(constraint),
                () -> "refused, but not by " + constraint + ": " + refusal.getMessage());
    }
}
