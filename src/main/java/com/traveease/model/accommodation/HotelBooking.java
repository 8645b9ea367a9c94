package com.traveease.model.accommodation;

import java.time.LocalDate;
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
@Table(name = "hotel_bookings")
@DiscriminatorValue("HOTEL")
public class HotelBooking extends Booking {
    @Embedded
    Repeated repeated = new Repeated();

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
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
