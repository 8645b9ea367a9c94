package com.traveease.model.account;

import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import org.hibernate.annotations.Collate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import com.traveease.model.Collations;
import com.traveease.model.VersionedEntity;

@Entity
@Table(name = "users", indexes = {
        @Index(name = "idx_user_email", columnList = "email", unique = true),
        @Index(name = "idx_user_last_name_first_name", columnList = "last_name, first_name") }, check = {
                @CheckConstraint(name = "ck_user_email", constraint = "email LIKE '_%@_%' AND email NOT LIKE '% %'"),
                @CheckConstraint(name = "ck_user_status", constraint = "status IN ('ACTIVE', 'SUSPENDED', 'CLOSED')") })
public class User extends VersionedEntity {
    @Collate(Collations.EMAIL)
    @Column(nullable = false, length = 254)
    public String email;

    /** Absent when the person signs in through an identity provider. */
    @Collate(Collations.CODE)
    @Column(length = 255)
    public String passwordHash;

    @Column(nullable = false, length = 100)
    public String firstName;

    @Column(nullable = false, length = 100)
    public String lastName;

    /** E.164, as {@code +493012345678}. */
    @Collate(Collations.CODE)
    @Column(length = 20)
    public String phone;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Collate(Collations.CODE)
    @Column(nullable = false, length = 20)
    public UserStatus status = UserStatus.ACTIVE;

    public Instant emailVerifiedAt;

    /** The case of the address does not matter, its accents do. */
    public static Optional<User> findByEmail(String email) {
        return find("email", email).firstResultOptional();
    }
}
