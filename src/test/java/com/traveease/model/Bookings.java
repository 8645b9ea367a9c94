package com.traveease.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.traveease.model.accommodation.HotelBooking;
import com.traveease.model.accommodation.HotelOffer;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.Booking;
import com.traveease.model.compliance.InsuranceCover;
import com.traveease.model.compliance.InsurancePolicy;
import com.traveease.model.compliance.VisaApplication;
import com.traveease.model.compliance.VisaPurpose;
import com.traveease.model.flight.FlightBooking;
import com.traveease.model.flight.FlightOffer;
import com.traveease.model.mobility.CarOffer;
import com.traveease.model.mobility.CarRental;
import com.traveease.model.tour.TourBooking;
import com.traveease.model.tour.TourOffer;

/** Bookings that every constraint accepts, booked and not yet paid. */
final class Bookings {
    static final Instant BOOKED_AT = Instant.parse("2026-02-28T12:00:00Z");

    static FlightBooking flight(FlightOffer offer, User user, String amount, String currency) {
        FlightBooking booking = by(offer.vendor, user, amount, currency, new FlightBooking());
        booking.addFlight(offer);
        booking.adults = 1;
        return booking;
    }

    static HotelBooking room(HotelOffer offer, User user, String amount, String currency) {
        HotelBooking booking = by(offer.vendor, user, amount, currency, new HotelBooking());
        booking.hotelOffer = offer;
        booking.checkIn = LocalDate.of(2026, 5, 2);
        booking.checkOut = LocalDate.of(2026, 5, 4);
        booking.rooms = 1;
        booking.adults = 2;
        return booking;
    }

    static CarRental car(CarOffer offer, User user, String amount, String currency) {
        CarRental rental = by(offer.vendor, user, amount, currency, new CarRental());
        rental.carOffer = offer;
        rental.pickupAt = Instant.parse("2026-05-02T10:00:00Z");
        rental.dropoffAt = Instant.parse("2026-05-04T10:00:00Z");
        rental.driverAge = 36;
        return rental;
    }

    static TourBooking tour(TourOffer offer, User user, String amount, String currency) {
        TourBooking booking = by(offer.vendor, user, amount, currency, new TourBooking());
        booking.tourOffer = offer;
        booking.adults = 2;
        return booking;
    }

    static VisaApplication visa(Vendor agency, User user, String amount, String currency) {
        VisaApplication application = by(agency, user, amount, currency, new VisaApplication());
        application.applicantFirstName = "Ada";
        application.applicantLastName = "Lovelace";
        application.nationality = "GB";
        application.destinationCountry = "US";
        application.purpose = VisaPurpose.TOURISM;
        application.passportToken = "vault:" + UUID.randomUUID();
        application.passportLastFour = "12X7";
        application.passportExpiresOn = LocalDate.of(2031, 1, 1);
        application.arrivesOn = LocalDate.of(2026, 5, 1);
        application.leavesOn = LocalDate.of(2026, 5, 5);
        application.documentsKeptUntil = LocalDate.of(2026, 11, 5);
        return application;
    }

    static InsurancePolicy insurance(Vendor insurer, User user, String amount, String currency) {
        InsurancePolicy policy = by(insurer, user, amount, currency, new InsurancePolicy());
        policy.cover = InsuranceCover.MEDICAL;
        policy.coversFrom = LocalDate.of(2026, 5, 1);
        policy.coversUntil = LocalDate.of(2026, 5, 5);
        policy.insuredPersons = 2;
        policy.insuredAmount = new BigDecimal("100000");
        return policy;
    }

    /** The payment provider uses none twice. */
    static String providerReference() {
        return "re_" + UUID.randomUUID();
    }

    private static <B extends Booking> B by(Vendor vendor, User user, String amount, String currency, B booking) {
        booking.bookingReference = "T" + UUID.randomUUID().toString().substring(0, 13);
        booking.vendor = vendor;
        booking.user = user;
        booking.totalAmount = new BigDecimal(amount);
        booking.currency = currency;
        booking.bookedAt = BOOKED_AT;
        return booking;
    }

    private Bookings() {
    }
}
