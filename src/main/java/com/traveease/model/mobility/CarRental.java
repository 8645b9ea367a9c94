package com.traveease.model.mobility;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "car_rentals")
@DiscriminatorValue("CAR")
public class CarRental extends Booking {
    @Embedded
    Repeated repeated = new Repeated();

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

    public CarRental() {
        product = Product.CAR;
    }

    /** Latest first. */
    public static List<CarRental> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }

    @Override
    protected Repeated repeated() {
        return repeated;
    }
}
