package com.traveease.model.flight;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;

import com.traveease.model.Collations;
import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

/** One flight or several of one vendor. The passengers are the travellers. */
@Entity
@Table(name = "flight_bookings")
@DiscriminatorValue("FLIGHT")
public class FlightBooking extends Booking {
    @Embedded
    Repeated repeated = new Repeated();

    /** The airline's own reference; absent until it has issued the ticket. */
    @Collate(Collations.CODE)
    @Column(length = 6, columnDefinition = "char(6)")
    public String recordLocator;

    @Column(nullable = false)
    public int adults;

    @Column(nullable = false)
    public int children;

    /** Under two years and without a seat, one at most for each adult. */
    @Column(nullable = false)
    public int infants;

    /** In the order in which they are flown: there and back, or a connection. */
    @OneToMany(mappedBy = "flightBooking", cascade = { CascadeType.PERSIST, CascadeType.REMOVE }, orphanRemoval = true)
    @OrderBy("segmentNumber")
    public List<FlightSegment> segments = new ArrayList<>();

    public FlightBooking() {
        product = Product.FLIGHT;
    }

    /** All flights of a booking are offers of its vendor. */
    public FlightSegment addFlight(FlightOffer offer) {
        FlightSegment segment = new FlightSegment();
        segment.flightBooking = this;
        segment.segmentNumber = segments.size() + 1;
        segment.vendor = offer.vendor;
        segment.flightOffer = offer;
        segments.add(segment);
        return segment;
    }

    /** Latest first. */
    public static List<FlightBooking> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }

    @Override
    protected Repeated repeated() {
        return repeated;
    }
}
