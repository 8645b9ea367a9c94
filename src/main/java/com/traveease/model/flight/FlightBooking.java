package com.traveease.model.flight;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;

import com.traveease.model.Collations;
import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

/** One flight or several of one vendor. The passengers are the travellers. */
@Entity
@Table(name = "flight_bookings", indexes = {
        @Index(name = "idx_flight_booking_vendor_id", columnList = "vendor_id, id", unique = true),
        @Index(name = "idx_flight_booking_product_vendor_id", columnList = "product, vendor_id, id"),
        @Index(name = "idx_flight_booking_record_locator", columnList = "record_locator") }, check = {
                @CheckConstraint(name = "ck_flight_booking_product", constraint = "product = 'FLIGHT'"),
                @CheckConstraint(name = "ck_flight_booking_passengers", constraint = "adults >= 1 AND children >= 0 AND infants BETWEEN 0 AND adults") })
@DiscriminatorValue("FLIGHT")
@PrimaryKeyJoinColumn(name = "id", foreignKey = @ForeignKey(name = "fk_flight_booking_product_vendor_id", foreignKeyDefinition = "FOREIGN KEY (product, vendor_id, id)"
        +
        " REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT"))
public class FlightBooking extends Booking {
    @Embedded
    @AttributeOverride(name = "product", column = @Column(name = "product", nullable = false, length = 20, insertable = false, updatable = false, options = "DEFAULT 'FLIGHT'"))
    Repeated repeated = new Repeated();

    /** The airline's own reference; absent until it has issued the ticket. */
    @Collate(Collations.CODE)
    @Column(length = 6, columnDefinition = "char(6)")
    public String recordLocator;

    @Column(nullable = false)
    public int adults;

    @ColumnDefault("0")
    @Column(nullable = false)
    public int children;

    /** Under two years and without a seat, one at most for each adult. */
    @ColumnDefault("0")
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
