package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;

import org.junit.jupiter.api.Test;

import com.traveease.model.accommodation.HotelBooking;
import com.traveease.model.accommodation.HotelOffer;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.Refund;
import com.traveease.model.booking.TravellerKind;
import com.traveease.model.flight.FlightBooking;
import com.traveease.model.flight.FlightOffer;
import com.traveease.model.tour.TourOffer;
import com.traveease.testing.SchemaAtHead;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the database refuses, whoever writes. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class ConstraintsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

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
        assertRefusedBy("ck_booking_amount", () -> set(booking, "total_amount = -0.01"));
    }

    @Test
    @TestTransaction
    void nothingIsRefundedThatWasNotPaid() {
        FlightBooking booking = booked();
        assertRefusedBy("fk_refund_currency_paid_amount_booking", () -> refund(booking, "0", "1", "1"));
    }

    @Test
    @TestTransaction
    void noMoreIsRefundedThanWasPaid() {
        FlightBooking booking = booked();
        pay(booking);
        assertRefusedBy("ck_refund_sum", () -> refund(booking, "0", "400.01", "400.01"));
    }

    @Test
    @TestTransaction
    void noSecondRefundMakesItMoreThanWasPaid() {
        FlightBooking booking = booked();
        pay(booking);
        refund(booking, "0", "300", "300");
        // As if the first were not there, as if it had been smaller, and in truth.
        assertRefusedBy("idx_refund_booking_refunded_before", () -> refund(booking, "0", "200", "200"));
        if (keysIntoTheirOwnTableAreChecked()) {
            assertRefusedBy("fk_refund_booking_follows", () -> refund(booking, "100", "250", "350"));
        }
        assertRefusedBy("ck_refund_sum", () -> refund(booking, "300", "200", "400"));
        assertRefusedBy("ck_refund_sum", () -> refund(booking, "300", "100.01", "400.01"));
        refund(booking, "300", "100", "400");
    }

    /** MySQL 9.7.4 takes a row for its own parent, unless InnoDB itself looks after foreign keys. */
    private boolean keysIntoTheirOwnTableAreChecked() {
        List<?> option = entities.createNativeQuery("show variables like 'innodb_native_foreign_keys'").getResultList();
        return option.isEmpty() || "ON".equals(((Object[]) option.get(0))[1]);
    }

    @Test
    @TestTransaction
    void aBookingWithRefundsKeepsItsAmountAndItsPayment() {
        FlightBooking booking = booked();
        pay(booking);
        booking.refund(new BigDecimal("10"), "re_1", NOON);
        entities.flush();
        assertRefusedBy("fk_refund_currency_paid_amount_booking", () -> set(booking, "total_amount = 5"));
        assertRefusedBy("fk_refund_currency_paid_amount_booking", () -> set(booking, "currency = 'USD'"));
        assertRefusedBy("fk_refund_currency_paid_amount_booking",
                () -> set(booking, "paid_at = null, payment_provider = null, payment_reference = null"));
    }

    @Test
    @TestTransaction
    void aRefundIsWrittenDownOnce() {
        FlightBooking booking = booked();
        pay(booking);
        booking.refund(new BigDecimal("10"), "re_1", NOON);
        entities.flush();
        assertEquals(booking, Refund.findByReference("bank", "re_1").orElseThrow().booking);
        booking.refund(new BigDecimal("10"), "re_1", NOON);
        assertRefusedBy("idx_refund_provider_provider_reference", entities::flush);
    }

    @Test
    @TestTransaction
    void aReferenceIsUniqueOverAllProducts() {
        FlightBooking flight = booked();
        HotelOffer room = Offers.room(flight.vendor);
        room.persist();
        HotelBooking stay = Bookings.room(room, flight.user, "200.00", "EUR");
        stay.bookingReference = flight.bookingReference;
        assertRefusedBy("idx_booking_booking_reference", stay::persistAndFlush);
    }

    @Test
    @TestTransaction
    void aBookingIsOfOneProduct() {
        FlightBooking flight = booked();
        TourOffer tour = Offers.tour(flight.vendor);
        tour.persistAndFlush();
        assertRefusedBy("fk_tour_booking_product_vendor_id", () -> tour(flight, tour, "TOUR"));
        assertRefusedBy("ck_tour_booking_product", () -> tour(flight, tour, "FLIGHT"));
        assertRefusedBy("fk_flight_booking_product_vendor_id", () -> set(flight, "product = 'TOUR'"));
    }

    private void tour(FlightBooking booking, TourOffer tour, String product) {
        entities.createNativeQuery("insert into tour_bookings (id, product, vendor_id, tour_offer_id, adults) "
                + "values (?1, ?2, ?3, ?4, 1)").setParameter(1, booking.id).setParameter(2, product)
                .setParameter(3, booking.vendor.id).setParameter(4, tour.id).executeUpdate();
    }

    @Test
    @TestTransaction
    void whatIsBookedIsAnOfferOfTheVendorThatGetsTheMoney() {
        FlightBooking flight = booked();
        Vendor other = Vendors.airline("BA");
        other.persist();
        FlightOffer onward = Offers.flight(other, "BA178");
        onward.persist();
        HotelOffer room = Offers.room(other);
        room.persist();
        entities.flush();
        assertRefusedBy("fk_flight_booking_product_vendor_id", () -> set(flight, "vendor_id = " + other.id));
        HotelBooking stay = Bookings.room(room, flight.user, "200.00", "EUR");
        stay.vendor = flight.vendor;
        assertRefusedBy("fk_hotel_booking_vendor_hotel_offer", stay::persistAndFlush);
    }

    @Test
    @TestTransaction
    void aConnectionIsOfOneVendor() {
        FlightBooking flight = booked();
        Vendor other = Vendors.airline("BA");
        other.persist();
        FlightOffer onward = Offers.flight(other, "BA178");
        onward.persistAndFlush();
        flight.addFlight(onward);
        assertRefusedBy("fk_flight_segment_vendor_flight_booking", entities::flush);
    }

    @Test
    @TestTransaction
    void thereAndBackIsOneBooking() {
        FlightBooking booking = booked();
        FlightOffer back = Offers.flight(booking.vendor, "LH401");
        back.persist();
        booking.addFlight(back);
        booking.persistAndFlush();
        entities.clear();
        FlightBooking read = FlightBooking.findById(booking.id);
        assertEquals(List.of("LH400", "LH401"), read.segments.stream().map(s -> s.flightOffer.flightNumber).toList());
    }

    @Test
    @TestTransaction
    void passengersHaveNames() {
        FlightBooking booking = booked();
        booking.addTraveller(TravellerKind.ADULT, "Ada", "Lovelace", LocalDate.of(1990, 12, 10));
        booking.addTraveller(TravellerKind.CHILD, "Byron", "Lovelace", null);
        booking.persistAndFlush();
        entities.clear();
        assertEquals(List.of("1 ADULT Ada", "2 CHILD Byron"), FlightBooking.<FlightBooking> findById(booking.id).travellers
                .stream().map(t -> t.travellerNumber + " " + t.kind + " " + t.firstName).toList());
        assertRefusedBy("ck_traveller_name",
                () -> entities.createNativeQuery("update travellers set last_name = ' '").executeUpdate());
    }

    @Test
    @TestTransaction
    void theCommissionIsTheOneOfTheDayOfTheBooking() {
        FlightBooking booking = booked();
        assertEquals(0, new BigDecimal("0.1").compareTo(booking.commissionRate));
        booking.vendor.commissionRate = new BigDecimal("0.2");
        entities.flush();
        entities.refresh(booking);
        assertEquals(new BigDecimal("0.1000"), booking.commissionRate);
        assertRefusedBy("ck_booking_commission_rate", () -> set(booking, "commission_rate = 1.01"));
    }

    @Test
    @TestTransaction
    void whatIsPaidIsComputedByTheDatabase() {
        FlightBooking booking = booked();
        entities.refresh(booking);
        assertNull(booking.paidAmount);
        pay(booking);
        entities.refresh(booking);
        assertEquals(new BigDecimal("400.0000"), booking.paidAmount);
    }

    @Test
    @TestTransaction
    void onlyAFinishedBookingIsAnonymous() {
        FlightBooking booking = booked();
        String anonymous = "user_id = null, anonymised_at = utc_timestamp(6)";
        assertRefusedBy("ck_booking_anonymised_at", () -> set(booking, anonymous));
        assertRefusedBy("ck_booking_anonymised_at", () -> set(booking, "user_id = null"));
        assertRefusedBy("ck_booking_anonymised_at", () -> set(booking, "status = 'COMPLETED', anonymised_at = now(6)"));
        set(booking, "status = 'COMPLETED', " + anonymous);
    }

    @Test
    @TestTransaction
    void aTourIsAtAPlaceAndAnOffsetIsNone() {
        TourOffer tour = Offers.tour(booked().vendor);
        tour.persistAndFlush();
        assertEquals(LocalDateTime.of(2026, 5, 2, 19, 0), tour.startsAtLocally());
        assertRefusedBy("ck_tour_offer_time_zone",
                () -> entities.createNativeQuery("update tour_offers set time_zone = '-04:00'").executeUpdate());
    }

    @Test
    @TestTransaction
    void statusIsOneOfTheKnownOnes() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_booking_status", () -> set(booking, "status = 'LOST'"));
    }

    @Test
    @TestTransaction
    void statusIsWrittenInCapitals() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_booking_status", () -> set(booking, "status = 'confirmed'"));
    }

    @Test
    @TestTransaction
    void aCancelledBookingSaysWhen() {
        FlightBooking booking = booked();
        assertRefusedBy("ck_booking_cancelled_at", () -> set(booking, "status = 'CANCELLED'"));
    }

    @Test
    @TestTransaction
    void aUserWithBookingsStays() {
        FlightBooking booking = booked();
        assertRefusedBy("fk_booking_user",
                () -> entities.createNativeQuery("delete from users where id = ?1").setParameter(1, booking.user.id)
                        .executeUpdate());
    }

    @Test
    @TestTransaction
    void anOfferThatWasBookedStays() {
        FlightBooking booking = booked();
        assertRefusedBy("fk_flight_segment_vendor_flight_offer",
                () -> entities.createNativeQuery("delete from flight_offers where id = ?1")
                        .setParameter(1, booking.segments.get(0).flightOffer.id).executeUpdate());
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
        FlightOffer offer = booked().segments.get(0).flightOffer;
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
        FlightBooking booking = Bookings.flight(offer, user, "400.00", "EUR");
        booking.persistAndFlush();
        return booking;
    }

    private static void pay(FlightBooking booking) {
        booking.pay("bank", "transfer 1", Instant.parse("2026-03-01T00:00:00Z"));
        booking.persistAndFlush();
    }

    /** Past the entity, which would not make such a row. */
    private void refund(FlightBooking booking, String before, String amount, String after) {
        entities.createNativeQuery("""
                insert into refunds (booking_id, currency, paid_amount, refunded_before, amount, refunded_after, provider,
                    provider_reference, refunded_at)
                values (?1, 'EUR', 400, ?2, ?3, ?4, 'bank', uuid(), utc_timestamp(6))
                """).setParameter(1, booking.id).setParameter(2, before).setParameter(3, amount).setParameter(4, after)
                .executeUpdate();
    }

    /** Past the entities, whose types would not let such values through. */
    private void set(FlightBooking booking, String assignments) {
        entities.createNativeQuery("update bookings set " + assignments + " where id = ?1")
                .setParameter(1, booking.id).executeUpdate();
    }

    private static void assertRefusedBy(String constraint, Runnable change) {
        PersistenceException refusal = assertThrows(PersistenceException.class, change::run);
        assertTrue(refusal.getMessage().contains(constraint),
                () -> "refused, but not by " + constraint + ": " + refusal.getMessage());
    }
}
