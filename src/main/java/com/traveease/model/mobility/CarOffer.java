package com.traveease.model.mobility;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;

import com.traveease.model.Collations;
import com.traveease.model.booking.Offer;
import com.traveease.model.booking.OfferStatus;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "car_offers")
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

    @Column(nullable = false)
    public int carsAvailable;

    /** Cars that so young a driver may have for all of the time given. */
    public static List<CarOffer> driving(String pickupLocation, Instant from, Instant until, int driverAge, Instant now) {
        return list("pickupLocation = ?1 and availableFrom <= ?2 and availableUntil >= ?3 and minimumDriverAge <= ?4"
                + " and carsAvailable > 0 and status = ?5 and (expiresAt is null or expiresAt > ?6)",
                Sort.by("category", "id"), pickupLocation, from, until, driverAge, OfferStatus.AVAILABLE, now);
    }
}
