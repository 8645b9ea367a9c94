package com.traveease.model.mobility;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "car_rentals", indexes = {
        @Index(name = "idx_car_rental_product_vendor_id", columnList = "product, vendor_id, id"),
        @Index(name = "idx_car_rental_vendor_car_offer", columnList = "vendor_id, car_offer_id"),
        @Index(name = "idx_car_rental_pickup_at", columnList = "pickup_at") }, check = {
                @CheckConstraint(name = "ck_car_rental_product", constraint = "product = 'CAR'"),
                @CheckConstraint(name = "ck_car_rental_times", constraint = "dropoff_at > pickup_at"),
                @CheckConstraint(name = "ck_car_rental_driver_age", constraint = "driver_age BETWEEN 16 AND 120") })
@DiscriminatorValue("CAR")
@PrimaryKeyJoinColumn(name = "id", foreignKey = @ForeignKey(name = "fk_car_rental_product_vendor_id", foreignKeyDefinition = "FOREIGN KEY (product, vendor_id, id)"
        +
        " REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT"))
public class CarRental extends Booking {
    @Embedded
    @AttributeOverride(name = "product", column = @Column(name = "product", nullable = false, length = 20, insertable = false, updatable = false, options = "DEFAULT 'CAR'"))
    Repeated repeated = new Repeated();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_car_rental_vendor_car_offer", foreignKeyDefinition = "FOREIGN KEY (vendor_id, car_offer_id)"
            +
            " REFERENCES car_offers (vendor_id, id) ON DELETE RESTRICT"))
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
