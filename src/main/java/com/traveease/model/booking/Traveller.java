package com.traveease.model.booking;

import java.time.LocalDate;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;

/** Who travels on a booking: a passenger, a guest, a driver, a participant, an insured person. */
@Entity
@Table(name = "travellers", indexes = {
        @Index(name = "idx_traveller_booking_traveller_number", columnList = "booking_id, traveller_number", unique = true),
        @Index(name = "idx_traveller_last_name_first_name", columnList = "last_name, first_name") }, check = {
                @CheckConstraint(name = "ck_traveller_number", constraint = "traveller_number >= 1"),
                @CheckConstraint(name = "ck_traveller_kind", constraint = "kind IN ('ADULT', 'CHILD', 'INFANT')"),
                @CheckConstraint(name = "ck_traveller_name", constraint = "CHAR_LENGTH(TRIM(last_name)) > 0") })
public class Traveller extends VersionedEntity {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(nullable = false, foreignKey = @ForeignKey(name = "fk_traveller_booking"))
    @OnDelete(action = OnDeleteAction.CASCADE)
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
