package com.traveease.model.tour;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
@AssociationOverride(name = "vendor", joinColumns = @JoinColumn(nullable = false), foreignKey = @ForeignKey(name = "fk_tour_offer_vendor"))
@Table(name = "tour_offers", indexes = {
        @Index(name = "idx_tour_offer_vendor_offer_code", columnList = "vendor_id, offer_code", unique = true),
        @Index(name = "idx_tour_offer_vendor_id", columnList = "vendor_id, id", unique = true),
        @Index(name = "idx_tour_offer_country_city_starts_at", columnList = "country, city, starts_at"),
        @Index(name = "idx_tour_offer_expires_at", columnList = "expires_at") }, check = {
                @CheckConstraint(name = "ck_tour_offer_country", constraint = "CHAR_LENGTH(country) = 2 AND country = UPPER(country)"),
                @CheckConstraint(name = "ck_tour_offer_language", constraint = "CHAR_LENGTH(language) = 2 AND language = LOWER(language)"),
                @CheckConstraint(name = "ck_tour_offer_times", constraint = "ends_at > starts_at"),
                @CheckConstraint(name = "ck_tour_offer_time_zone", constraint = "time_zone LIKE '_%/_%' AND time_zone NOT LIKE '% %'"),
                @CheckConstraint(name = "ck_tour_offer_amount", constraint = "person_amount >= 0"),
                @CheckConstraint(name = "ck_tour_offer_currency", constraint = "CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)"),
                @CheckConstraint(name = "ck_tour_offer_places_available", constraint = "places_available >= 0"),
                @CheckConstraint(name = "ck_tour_offer_status", constraint = "status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN')") })
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

    @After("currency")
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
