package com.traveease.model.flight;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import com.traveease.model.account.Vendor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One flight of a booking. */
@Entity
@Immutable
@Table(name = "flight_segments", indexes = {
        @Index(name = "idx_flight_segment_flight_booking_segment_number", columnList = "flight_booking_id, segment_number", unique = true),
        @Index(name = "idx_flight_segment_flight_booking_flight_offer", columnList = "flight_booking_id, flight_offer_id", unique = true),
        @Index(name = "idx_flight_segment_vendor_flight_booking", columnList = "vendor_id, flight_booking_id"),
        @Index(name = "idx_flight_segment_vendor_flight_offer", columnList = "vendor_id, flight_offer_id") }, check = {
                @CheckConstraint(name = "ck_flight_segment_segment_number", constraint = "segment_number >= 1") })
public class FlightSegment extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_flight_segment_vendor_flight_booking", foreignKeyDefinition = "FOREIGN KEY (vendor_id, flight_booking_id)"
            +
            " REFERENCES flight_bookings (vendor_id, id) ON DELETE CASCADE"))
    public FlightBooking flightBooking;

    /** From 1, within the booking. */
    @Column(nullable = false)
    public int segmentNumber;

    /** The offer's; foreign keys compare it with the booking's. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    public Vendor vendor;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_flight_segment_vendor_flight_offer", foreignKeyDefinition = "FOREIGN KEY (vendor_id, flight_offer_id)"
            +
            " REFERENCES flight_offers (vendor_id, id) ON DELETE RESTRICT"))
    public FlightOffer flightOffer;
}
