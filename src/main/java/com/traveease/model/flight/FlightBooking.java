package com.traveease.model.flight;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;

import com.traveease.model.Collations;
import com.traveease.model.account.Purchase;
import com.traveease.model.account.User;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "flight_bookings")
public class FlightBooking extends Purchase {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public FlightOffer flightOffer;

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

    public static Optional<FlightBooking> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }

    /** Latest first. */
    public static List<FlightBooking> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
