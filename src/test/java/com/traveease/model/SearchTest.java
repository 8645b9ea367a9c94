package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.traveease.model.accommodation.HotelBooking;
import com.traveease.model.accommodation.HotelOffer;
import com.traveease.model.account.PaymentMethod;
import com.traveease.model.account.PaymentMethodStatus;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.OfferStatus;
import com.traveease.model.compliance.InsurancePolicy;
import com.traveease.model.compliance.VisaApplication;
import com.traveease.model.compliance.VisaStage;
import com.traveease.model.flight.FlightBooking;
import com.traveease.model.flight.FlightOffer;
import com.traveease.model.mobility.CarOffer;
import com.traveease.model.mobility.CarRental;
import com.traveease.model.tour.TourBooking;
import com.traveease.model.tour.TourOffer;
import com.traveease.testing.SchemaAtHead;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What travellers can find. */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
@TestTransaction
class SearchTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant MAY_1 = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant MAY_2 = Instant.parse("2026-05-02T00:00:00Z");
    private static final Instant MAY_4 = Instant.parse("2026-05-04T00:00:00Z");

    private User user;
    private Vendor vendor;

    @Test
    void flightsOfADayThatCanStillBeBooked() {
        someoneToBuyAndSell();
        FlightOffer found = Offers.flight(vendor, "LH400");
        found.persist();
        FlightOffer expired = Offers.flight(vendor, "LH402");
        expired.expiresAt = NOW;
        expired.persist();
        FlightOffer withdrawn = Offers.flight(vendor, "LH404");
        withdrawn.status = OfferStatus.WITHDRAWN;
        withdrawn.persist();
        FlightOffer nextDay = Offers.flight(vendor, "LH406");
        nextDay.departsAt = MAY_2;
        nextDay.arrivesAt = MAY_4;
        nextDay.persist();
        FlightOffer full = Offers.flight(vendor, "LH408");
        full.seatsAvailable = 1;
        full.persist();

        assertEquals(List.of(found), FlightOffer.departing("FRA", "JFK", MAY_1, MAY_2, 2, NOW));
        assertEquals(List.of(), FlightOffer.departing("JFK", "FRA", MAY_1, MAY_2, 2, NOW));
    }

    @Test
    void roomsForAllTheNights() {
        someoneToBuyAndSell();
        HotelOffer room = Offers.room(vendor);
        room.persist();
        assertEquals(List.of(room),
                HotelOffer.staying("DE", "koln", LocalDate.of(2026, 5, 29), LocalDate.of(2026, 5, 31), 2, NOW));
        assertEquals(List.of(),
                HotelOffer.staying("DE", "Köln", LocalDate.of(2026, 5, 30), LocalDate.of(2026, 6, 1), 2, NOW));
        assertEquals(List.of(),
                HotelOffer.staying("DE", "Köln", LocalDate.of(2026, 5, 29), LocalDate.of(2026, 5, 31), 3, NOW));
    }

    @Test
    void carsForTheDriversAge() {
        someoneToBuyAndSell();
        CarOffer car = Offers.car(vendor);
        car.persist();
        assertEquals(List.of(car), CarOffer.driving("JFK", MAY_2, MAY_4, 21, NOW));
        assertEquals(List.of(), CarOffer.driving("JFK", MAY_2, MAY_4, 20, NOW));
    }

    @Test
    void toursWithPlacesLeft() {
        someoneToBuyAndSell();
        TourOffer tour = Offers.tour(vendor);
        tour.persist();
        assertEquals(List.of(tour), TourOffer.starting("US", "new york", MAY_2, MAY_4, 20, NOW));
        assertEquals(List.of(), TourOffer.starting("US", "New York", MAY_2, MAY_4, 21, NOW));
    }

    @Test
    void cardsThatStillWork() {
        someoneToBuyAndSell();
        PaymentMethod works = Users.card(user);
        works.persist();
        PaymentMethod removed = Users.card(user);
        removed.status = PaymentMethodStatus.REMOVED;
        removed.persist();
        assertEquals(List.of(works), PaymentMethod.usable(user, works.expiresOn));
        assertEquals(List.of(), PaymentMethod.usable(user, works.expiresOn.plusDays(1)));
    }

    @Test
    void visasTheConsulateHasNotDecided() {
        someoneToBuyAndSell();
        Bookings.visa(vendor, user, "75.00", "EUR").persist();
        VisaApplication submitted = Bookings.visa(vendor, user, "75.00", "EUR");
        submitted.stage = VisaStage.SUBMITTED;
        submitted.submittedAt = NOW;
        submitted.persist();
        assertEquals(List.of(submitted), VisaApplication.undecided());
    }

    @Test
    void insuranceOnTheLastDayCovered() {
        someoneToBuyAndSell();
        InsurancePolicy policy = Bookings.insurance(vendor, user, "25.00", "EUR");
        policy.persist();
        assertEquals(List.of(), InsurancePolicy.covering(user, policy.coversUntil));
        policy.pay("bank", "transfer 1", NOW);
        assertEquals(List.of(policy), InsurancePolicy.covering(user, policy.coversUntil));
        assertEquals(List.of(), InsurancePolicy.covering(user, policy.coversUntil.plusDays(1)));
    }

    @Test
    void bookingsByReferenceAndByUser() {
        someoneToBuyAndSell();
        FlightOffer flight = Offers.flight(vendor, "LH400");
        flight.persist();
        FlightBooking first = Bookings.flight(flight, user, "400.00", "EUR");
        first.persist();
        FlightBooking second = Bookings.flight(flight, user, "400.00", "EUR");
        second.bookedAt = first.bookedAt.plusSeconds(1);
        second.persist();
        HotelOffer room = Offers.room(vendor);
        room.persist();
        HotelBooking stay = Bookings.room(room, user, "200.00", "EUR");
        stay.persist();
        CarOffer car = Offers.car(vendor);
        car.persist();
        CarRental rental = Bookings.car(car, user, "80.00", "EUR");
        rental.persist();
        TourOffer tour = Offers.tour(vendor);
        tour.persist();
        TourBooking places = Bookings.tour(tour, user, "60.00", "EUR");
        places.persist();

        assertEquals(List.of(second, first), FlightBooking.of(user));
        assertSame(first, Booking.findByReference(first.bookingReference).orElseThrow());
        assertSame(stay, Booking.findByReference(stay.bookingReference).orElseThrow());
        assertSame(rental, Booking.findByReference(rental.bookingReference).orElseThrow());
        assertSame(places, Booking.findByReference(places.bookingReference).orElseThrow());
        assertEquals(List.of(stay), HotelBooking.of(user));
    }

    /** In the transaction of the test, which ends with a rollback. */
    private void someoneToBuyAndSell() {
        user = Users.withEmail("ada@example.com");
        user.persist();
        vendor = Vendors.airline("LH");
        vendor.persist();
    }
}
