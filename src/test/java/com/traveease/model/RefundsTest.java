package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;

import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.Refund;
import com.traveease.model.flight.FlightBooking;
import com.traveease.model.flight.FlightOffer;
import com.traveease.testing.SchemaAtHead;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class RefundsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Inject
    EntityManager entities;

    @Inject
    SessionFactory sessions;

    /** Each refers to the one before it, by columns that are no primary key; Hibernate must not follow them one by one. */
    @Test
    @TestTransaction
    void theRefundsOfABookingAreReadAtOnce() {
        FlightBooking booking = booked();
        booking.pay("bank", "pay_1", NOON);
        entities.flush();
        for (int i = 1; i <= 4; i++) {
            booking.refund(BigDecimal.TEN, "re_" + i, NOON);
        }
        entities.flush();
        entities.clear();

        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            FlightBooking read = FlightBooking.findById(booking.id);
            long before = statistics.getPrepareStatementCount();
            assertEquals(0, new BigDecimal(40).compareTo(read.refundedAmount()));
            assertEquals(1, statistics.getPrepareStatementCount() - before);
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    /** The database computes it from the row itself, and Hibernate reads it when the row is written. */
    @Test
    @TestTransaction
    void computedColumnsAreThereOnceTheRowIsWritten() {
        FlightBooking booking = booked();
        entities.flush();
        assertNull(booking.paidAmount);
        booking.pay("bank", "pay_1", NOON);
        entities.flush();
        assertEquals(0, booking.totalAmount.compareTo(booking.paidAmount));
        Refund first = booking.refund(BigDecimal.TEN, "re_1", NOON);
        Refund second = booking.refund(BigDecimal.ONE, "re_2", NOON);
        entities.flush();
        assertNull(first.follows);
        assertEquals(0, BigDecimal.TEN.compareTo(second.follows));
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
}
