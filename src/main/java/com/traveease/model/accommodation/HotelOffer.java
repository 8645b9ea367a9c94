package com.traveease.model.accommodation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.After;
import com.traveease.model.Collations;
import com.traveease.model.booking.Offer;
import com.traveease.model.booking.OfferStatus;

import io.quarkus.panache.common.Sort;

@Entity
@AssociationOverride(name = "vendor", joinColumns = @JoinColumn(nullable = false), foreignKey = @ForeignKey(name = "fk_hotel_offer_vendor"))
@Table(name = "hotel_offers", indexes = {
        @Index(name = "idx_hotel_offer_vendor_offer_code", columnList = "vendor_id, offer_code", unique = true),
        @Index(name = "idx_hotel_offer_vendor_id", columnList = "vendor_id, id", unique = true),
        @Index(name = "idx_hotel_offer_country_city_available_from", columnList = "country, city, available_from"),
        @Index(name = "idx_hotel_offer_expires_at", columnList = "expires_at") }, check = {
                @CheckConstraint(name = "ck_hotel_offer_country", constraint = "CHAR_LENGTH(country) = 2 AND country = UPPER(country)"),
                @CheckConstraint(name = "ck_hotel_offer_stars", constraint = "stars BETWEEN 1 AND 5"),
                @CheckConstraint(name = "ck_hotel_offer_board", constraint = "board IN ('ROOM_ONLY', 'BREAKFAST', 'HALF_BOARD', 'FULL_BOARD', 'ALL_INCLUSIVE')"),
                @CheckConstraint(name = "ck_hotel_offer_max_guests", constraint = "max_guests >= 1"),
                @CheckConstraint(name = "ck_hotel_offer_dates", constraint = "available_until > available_from"),
                @CheckConstraint(name = "ck_hotel_offer_amount", constraint = "nightly_amount >= 0 AND tax_amount >= 0"),
                @CheckConstraint(name = "ck_hotel_offer_currency", constraint = "CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)"),
                @CheckConstraint(name = "ck_hotel_offer_rooms_available", constraint = "rooms_available >= 0"),
                @CheckConstraint(name = "ck_hotel_offer_status", constraint = "status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN')") })
public class HotelOffer extends Offer {
    @Column(nullable = false, length = 200)
    public String hotelName;

    @Column(nullable = false, length = 120)
    public String city;

    /** ISO 3166-1 alpha-2. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String country;

    /** One to five; absent where nobody gives stars. */
    public Integer stars;

    @Column(nullable = false, length = 80)
    public String roomType;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Board board;

    /** In one room. */
    @Column(nullable = false)
    public int maxGuests;

    /** The first night on offer, by the hotel's calendar. */
    @Column(nullable = false)
    public LocalDate availableFrom;

    /** The day of the last check-out. */
    @Column(nullable = false)
    public LocalDate availableUntil;

    /** For one room, without tax. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal nightlyAmount;

    /** For one room and night. */
    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal taxAmount;

    @After("currency")
    @Column(nullable = false)
    public int roomsAvailable;

    /** Rooms in which so many guests can stay all the nights from check-in to check-out. */
    public static List<HotelOffer> staying(String country, String city, LocalDate checkIn, LocalDate checkOut, int guests,
            Instant now) {
        return list("country = ?1 and city = ?2 and availableFrom <= ?3 and availableUntil >= ?4 and maxGuests >= ?5"
                + " and roomsAvailable > 0 and status = ?6 and (expiresAt is null or expiresAt > ?7)",
                Sort.by("hotelName", "id"), country, city, checkIn, checkOut, guests, OfferStatus.AVAILABLE, now);
    }
}
