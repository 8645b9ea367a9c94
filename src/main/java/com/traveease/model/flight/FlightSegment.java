package com.traveease.model.flight;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import com.traveease.model.account.Vendor;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One flight of a booking. */
@Entity
@Immutable
@Table(name = "flight_segments")
public class FlightSegment extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public FlightBooking flightBooking;

    /** From 1, within the booking. */
    @Column(nullable = false)
    public int segmentNumber;

    /** The offer's; foreign keys compare it with the booking's. */
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public Vendor vendor;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public FlightOffer flightOffer;
}
