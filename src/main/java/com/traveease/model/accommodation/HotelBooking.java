package com.traveease.model.accommodation;

import java.time.LocalDate;
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

import org.hibernate.annotations.ColumnDefault;

import com.traveease.model.account.User;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.Product;
import com.traveease.model.booking.Repeated;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "hotel_bookings", indexes = {
        @Index(name = "idx_hotel_booking_product_vendor_id", columnList = "product, vendor_id, id"),
        @Index(name = "idx_hotel_booking_vendor_hotel_offer", columnList = "vendor_id, hotel_offer_id"),
        @Index(name = "idx_hotel_booking_check_in", columnList = "check_in") }, check = {
                @CheckConstraint(name = "ck_hotel_booking_product", constraint = "product = 'HOTEL'"),
                @CheckConstraint(name = "ck_hotel_booking_dates", constraint = "check_out > check_in"),
                @CheckConstraint(name = "ck_hotel_booking_guests", constraint = "rooms >= 1 AND adults >= 1 AND children >= 0") })
@DiscriminatorValue("HOTEL")
@PrimaryKeyJoinColumn(name = "id", foreignKey = @ForeignKey(name = "fk_hotel_booking_product_vendor_id", foreignKeyDefinition = "FOREIGN KEY (product, vendor_id, id)"
        +
        " REFERENCES bookings (product, vendor_id, id) ON DELETE RESTRICT"))
public class HotelBooking extends Booking {
    @Embedded
    @AttributeOverride(name = "product", column = @Column(name = "product", nullable = false, length = 20, insertable = false, updatable = false, options = "DEFAULT 'HOTEL'"))
    Repeated repeated = new Repeated();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_hotel_booking_vendor_hotel_offer", foreignKeyDefinition = "FOREIGN KEY (vendor_id, hotel_offer_id)"
            +
            " REFERENCES hotel_offers (vendor_id, id) ON DELETE RESTRICT"))
    public HotelOffer hotelOffer;

    /** By the hotel's calendar. */
    @Column(nullable = false)
    public LocalDate checkIn;

    /** By the hotel's calendar. */
    @Column(nullable = false)
    public LocalDate checkOut;

    @Column(nullable = false)
    public int rooms;

    @Column(nullable = false)
    public int adults;

    @ColumnDefault("0")
    @Column(nullable = false)
    public int children;

    public HotelBooking() {
        product = Product.HOTEL;
    }

    /** Latest first. */
    public static List<HotelBooking> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }

    @Override
    protected Repeated repeated() {
        return repeated;
    }
}
