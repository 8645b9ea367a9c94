package com.traveease.model.mobility;

import java.time.Instant;
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
@Table(name = "car_rentals")
public class CarRental extends Purchase {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public CarOffer carOffer;

    /** In UTC. */
    @Column(nullable = false)
    public Instant pickupAt;

    /** In UTC. */
    @Column(nullable = false)
    public Instant dropoffAt;

    /** In years, on the day of the pick-up. */
    @Column(nullable = false)
    public int driverAge;

    public static Optional<CarRental> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }

    /** Latest first. */
    public static List<CarRental> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
