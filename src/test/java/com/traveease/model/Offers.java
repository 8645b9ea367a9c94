package com.traveease.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import com.traveease.model.accommodation.Board;
import com.traveease.model.accommodation.HotelOffer;
import com.traveease.model.account.Vendor;
import com.traveease.model.booking.Offer;
import com.traveease.model.flight.Cabin;
import com.traveease.model.flight.FlightOffer;
import com.traveease.model.mobility.CarOffer;
import com.traveease.model.tour.TourOffer;

/** Offers that every constraint accepts. Prices are in euros; what a booking costs is the booking's own. */
final class Offers {
    static FlightOffer flight(Vendor vendor, String flightNumber) {
        FlightOffer offer = by(vendor, flightNumber, new FlightOffer());
        offer.carrier = "LH";
        offer.flightNumber = flightNumber;
        offer.origin = "FRA";
        offer.destination = "JFK";
        offer.departsAt = Instant.parse("2026-05-01T08:25:00Z");
        offer.arrivesAt = Instant.parse("2026-05-01T17:05:00Z");
        offer.cabin = Cabin.ECONOMY;
        offer.baseAmount = new BigDecimal("310.00");
        offer.taxAmount = new BigDecimal("90.00");
        offer.seatsAvailable = 9;
        return offer;
    }

    static HotelOffer room(Vendor vendor) {
        HotelOffer offer = by(vendor, "double", new HotelOffer());
        offer.hotelName = "Zum Ochsen";
        offer.city = "Köln";
        offer.country = "DE";
        offer.roomType = "double";
        offer.board = Board.BREAKFAST;
        offer.maxGuests = 2;
        offer.availableFrom = LocalDate.of(2026, 5, 1);
        offer.availableUntil = LocalDate.of(2026, 5, 31);
        offer.nightlyAmount = new BigDecimal("95.00");
        offer.taxAmount = new BigDecimal("5.00");
        offer.roomsAvailable = 3;
        return offer;
    }

    static CarOffer car(Vendor vendor) {
        CarOffer offer = by(vendor, "compact", new CarOffer());
        offer.pickupLocation = "JFK";
        offer.dropoffLocation = "EWR";
        offer.category = "CDAR";
        offer.modelName = "Corolla or similar";
        offer.seats = 5;
        offer.minimumDriverAge = 21;
        offer.availableFrom = Instant.parse("2026-05-01T00:00:00Z");
        offer.availableUntil = Instant.parse("2026-06-01T00:00:00Z");
        offer.dailyAmount = new BigDecimal("40.00");
        offer.depositAmount = new BigDecimal("200.00");
        offer.carsAvailable = 4;
        return offer;
    }

    static TourOffer tour(Vendor vendor) {
        TourOffer offer = by(vendor, "harbour", new TourOffer());
        offer.title = "The harbour by night";
        offer.city = "New York";
        offer.country = "US";
        offer.language = "en";
        offer.startsAt = Instant.parse("2026-05-02T23:00:00Z");
        offer.endsAt = Instant.parse("2026-05-03T02:00:00Z");
        offer.timeZone = ZoneId.of("America/New_York");
        offer.personAmount = new BigDecimal("30.00");
        offer.placesAvailable = 20;
        return offer;
    }

    private static <O extends Offer> O by(Vendor vendor, String offerCode, O offer) {
        offer.vendor = vendor;
        offer.offerCode = offerCode;
        offer.currency = "EUR";
        offer.refundable = true;
        return offer;
    }

    private Offers() {
    }
}
