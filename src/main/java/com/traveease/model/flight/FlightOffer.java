package com.traveease.model.flight;

import java.math.BigDecimal;
import java.time.Instant;
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
@AssociationOverride(name = "vendor", joinColumns = @JoinColumn(nullable = false), foreignKey = @ForeignKey(name = "fk_flight_offer_vendor"))
@Table(name = "flight_offers", indexes = {
        @Index(name = "idx_flight_offer_vendor_offer_code", columnList = "vendor_id, offer_code", unique = true),
        @Index(name = "idx_flight_offer_vendor_id", columnList = "vendor_id, id", unique = true),
        @Index(name = "idx_flight_offer_origin_destination_departs_at", columnList = "origin, destination, departs_at"),
        @Index(name = "idx_flight_offer_flight_number_departs_at", columnList = "flight_number, departs_at"),
        @Index(name = "idx_flight_offer_expires_at", columnList = "expires_at") }, check = {
                @CheckConstraint(name = "ck_flight_offer_carrier", constraint = "CHAR_LENGTH(carrier) = 2 AND carrier = UPPER(carrier)"),
                @CheckConstraint(name = "ck_flight_offer_route", constraint = "CHAR_LENGTH(origin) = 3 AND CHAR_LENGTH(destination) = 3 AND origin = UPPER(origin) "
                        +
                        "AND destination = UPPER(destination) AND origin <> destination"),
                @CheckConstraint(name = "ck_flight_offer_times", constraint = "arrives_at > departs_at"),
                @CheckConstraint(name = "ck_flight_offer_cabin", constraint = "cabin IN ('ECONOMY', 'PREMIUM_ECONOMY', 'BUSINESS', 'FIRST')"),
                @CheckConstraint(name = "ck_flight_offer_amount", constraint = "base_amount >= 0 AND tax_amount >= 0"),
                @CheckConstraint(name = "ck_flight_offer_currency", constraint = "CHAR_LENGTH(currency) = 3 AND currency = UPPER(currency)"),
                @CheckConstraint(name = "ck_flight_offer_seats_available", constraint = "seats_available >= 0"),
                @CheckConstraint(name = "ck_flight_offer_status", constraint = "status IN ('AVAILABLE', 'SOLD_OUT', 'WITHDRAWN')") })
public class FlightOffer extends Offer {
    /** IATA code of the airline that sells the flight. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 2, columnDefinition = "char(2)")
    public String carrier;

    /** With the carrier, as it is on the ticket: {@code LH400}. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 8)
    public String flightNumber;

    /** IATA code of the airport. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String origin;

    /** IATA code of the airport. */
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 3, columnDefinition = "char(3)")
    public String destination;

    /** In UTC. The airport knows its own time zone. */
    @Column(nullable = false)
    public Instant departsAt;

    /** In UTC. */
    @Column(nullable = false)
    public Instant arrivesAt;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public Cabin cabin;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal baseAmount;

    @Column(nullable = false, precision = 19, scale = 4)
    public BigDecimal taxAmount;

    @After("currency")
    @Column(nullable = false)
    public int seatsAvailable;

    /**
     * What can be booked at {@code now} and departs in the time given, its end excluded. By departure, because prices
     * in different currencies have no order.
     */
    public static List<FlightOffer> departing(String origin, String destination, Instant from, Instant until, int seats,
            Instant now) {
        return list("origin = ?1 and destination = ?2 and departsAt >= ?3 and departsAt < ?4 and seatsAvailable >= ?5"
                + " and status = ?6 and (expiresAt is null or expiresAt > ?7)", Sort.by("departsAt", "id"), origin,
                destination, from, until, seats, OfferStatus.AVAILABLE, now);
    }
}
