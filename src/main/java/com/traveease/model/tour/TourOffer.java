package com.traveease.model.tour;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
@Table(name = "tour_offers")
public class TourOffer extends Offer {
    @Column(nullable = false, length = 200)
    public String title;

    @Column(length = 2000)
    public String description;

    @Column(nullable = false, length = 120)
    public String city;

    /** ISO 3166-1 alpha-2. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String country;

    /** ISO 639-1, in small letters: what the guide speaks. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String language;

    /** In UTC. */
    @Column(nullable = false)
    public Instant startsAt;

    /** In UTC. */
    @Column(nullable = false)
    public Instant endsAt;

    /** Of the place where the tour happens: {@code Europe/Rome}. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 64)
    public ZoneId timeZone;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal personAmount;

    @Column(nullable = false)
    public int placesAvailable;

    /** What the clock on the wall shows when it begins. */
    public LocalDateTime startsAtLocally() {
        return LocalDateTime.ofInstant(startsAt, timeZone);
    }

    /** Tours that begin in the time given, its end excluded. */
    public static List<TourOffer> starting(String country, String city, Instant from, Instant until, int places,
            Instant now) {
        return list("country = ?1 and city = ?2 and startsAt >= ?3 and startsAt < ?4 and placesAvailable >= ?5"
                + " and status = ?6 and (expiresAt is null or expiresAt > ?7)", Sort.by("startsAt", "id"), country, city,
                from, until, places, OfferStatus.AVAILABLE, now);
    }
}
