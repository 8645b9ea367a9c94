package com.traveease.model.mobility;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;

import com.traveease.model.After;
import com.traveease.model.Collations;
import com.traveease.model.booking.Offer;
import com.traveease.model.booking.OfferStatus;

import io.quarkus.panache.common.Sort;

@Entity
@AssociationOverride(name = "vendor", joinColumns = @JoinColumn(nullable = false), foreignKey = @ForeignKey(name = "fk_car_offer_vendor"))
@Table(name = "car_offers", indexes = {
        @Index(name = "idx_car_offer_vendor_offer_code", columnList = "vendor_id, offer_code", unique = true),
        @Index(name = "idx_car_offer_vendor_id", columnList = "vendor_id, id", unique = true),
        @Index(name = "idx_car_offer_pickup_location_available_from", columnList = "pickup_location, available_from"),
        @Index(name = "idx_car_offer_expires_at", columnList = "expires_at") }, check = {
                @CheckConstraint(name = "ck_car_offer_locations", constraint = "CHAR_LENGTH(pickup_location) = 3 AND CHAR_LENGTH(dropoff_location) = 3 "
                        +
                        "AND pickup_location = UPPER(pickup_location) " +
                        "AND dropoff_location = UPPER(dropoff_location)"),
                @CheckConstraint(name = "ck_car_offer_category", constraint = "CHAR_LENGTH(category) = 4 AND category = UPPER(category)"),
                @CheckConstraint(name = "ck_car_offer_seats", constraint = "seats >= 1"),
                @CheckConstraint(name = "ck_car_offer_minimum_driver_age", constraint = "minimum_driver_age BETWEEN 16 AND 99"),
                @CheckConstraint(name = "ck_car_offer_times", constraint = "available_until > available_from"),
                @CheckConstraint(name = "ck_car_offer_amount", constraint = "daily_amount >= 0 AND deposit_amount >= 0"),
                @CheckConstraint(name = "ck_car_offer_currency", constraint = "CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)"),
                @CheckConstraint(name = "ck_car_offer_cars_available", constraint = "cars_available >= 0"),
                @CheckConstraint(name = "ck_car_offer_status", constraint = "status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN')") })
public class CarOffer extends Offer {
    /** IATA code. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String pickupLocation;

    /** IATA code. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String dropoffLocation;

    /** The four letters of ACRISS: size, doors, gearbox, fuel. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 4, columnDefinition = "char(4)")
    public String category;

    /** An example of what is handed over: vendors rent a category, not a model. */
    @Column(nullable = false, length = 120)
    public String modelName;

    @Column(nullable = false)
    public int seats;

    /** In years. */
    @Column(nullable = false)
    public int minimumDriverAge;

    /** In UTC. */
    @Column(nullable = false)
    public Instant availableFrom;

    /** In UTC. */
    @Column(nullable = false)
    public Instant availableUntil;

    /** For 24 hours. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal dailyAmount;

    /** Blocked on the card, not charged. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal depositAmount;

    @After("currency")
    @Column(nullable = false)
    public int carsAvailable;

    /** Cars that so young a driver may have for all of the time given. */
    public static List<CarOffer> driving(String pickupLocation, Instant from, Instant until, int driverAge, Instant now) {
        return list("pickupLocation = ?1 and availableFrom <= ?2 and availableUntil >= ?3 and minimumDriverAge <= ?4"
                + " and carsAvailable > 0 and status = ?5 and (expiresAt is null or expiresAt > ?6)",
                Sort.by("category", "id"), pickupLocation, from, until, driverAge, OfferStatus.AVAILABLE, now);
    }
}
