package com.traveease.model.booking;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;

/** Who travels on a booking: a passenger, a guest, a driver, a participant, an insured person. */
@Entity
@Table(name = "travellers")
public class Traveller extends VersionedEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false)
    public Booking booking;

    /** From 1, within the booking. */
    @Column(nullable = false)
    public int travellerNumber;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public TravellerKind kind;

    /** As in the travel document; empty for those who have one name only. */
    @Column(nullable = false, length = 100)
    public String firstName;

    @Column(nullable = false, length = 100)
    public String lastName;

    /** Absent where nobody asks. */
    public LocalDate bornOn;
}
