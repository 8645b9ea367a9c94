package com.traveease.model.tour;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import com.traveease.model.account.Purchase;
import com.traveease.model.account.User;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "tour_bookings")
public class TourBooking extends Purchase {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public TourOffer tourOffer;

    @Column(nullable = false)
    public int adults;

    @Column(nullable = false)
    public int children;

    public static Optional<TourBooking> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }

    /** Latest first. */
    public static List<TourBooking> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
