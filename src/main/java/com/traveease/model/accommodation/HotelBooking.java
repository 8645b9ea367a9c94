package com.traveease.model.accommodation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import com.traveease.model.account.Purchase;
import com.traveease.model.account.User;

import io.quarkus.panache.common.Sort;

@Entity
@Table(name = "hotel_bookings")
public class HotelBooking extends Purchase {
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

    public static Optional<HotelBooking> findByReference(String bookingReference) {
        return find("bookingReference", bookingReference).firstResultOptional();
    }

    /** Latest first. */
    public static List<HotelBooking> of(User user) {
        return list("user", Sort.descending("bookedAt"), user);
    }
}
