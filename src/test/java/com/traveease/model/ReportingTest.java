package com.traveease.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.traveease.model.accommodation.HotelOffer;
import com.traveease.model.account.PaymentMethod;
import com.traveease.model.account.User;
import com.traveease.model.account.Vendor;
import com.traveease.model.account.VendorKind;
import com.traveease.model.analytics.BookingLedgerEntry;
import com.traveease.model.analytics.BookingTotal;
import com.traveease.model.analytics.DailyFunnelSummary;
import com.traveease.model.analytics.DailyRevenue;
import com.traveease.model.analytics.DailyRevenueSummary;
import com.traveease.model.analytics.FunnelConversion;
import com.traveease.model.analytics.FunnelEvent;
import com.traveease.model.analytics.FunnelStep;
import com.traveease.model.analytics.SearchEvent;
import com.traveease.model.analytics.SummaryRefresh;
import com.traveease.model.analytics.VendorRevenue;
import com.traveease.model.booking.Booking;
import com.traveease.model.booking.BookingStatus;
import com.traveease.model.booking.Product;
import com.traveease.model.flight.FlightBooking;
import com.traveease.model.flight.FlightOffer;
import com.traveease.model.mobility.CarOffer;
import com.traveease.model.tour.TourOffer;
import com.traveease.testing.SchemaAtHead;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Eight bookings of six products, in euros and dollars, paid on two days; one refunded in part, one in whole, one
 * cancelled without a refund, one cancelled and one open without ever being paid.
 */
@QuarkusTest
@WithTestResource(SchemaAtHead.class)
class ReportingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate SECOND = LocalDate.of(2026, 3, 2);
    /** One microsecond before the second day begins. */
    private static final Instant LATE = Instant.parse("2026-03-01T23:59:59.999999Z");
    private static final Instant EARLY = Instant.parse("2026-03-02T00:00:00Z");

    @Inject
    AgroalDataSource dataSource;

    private User user;
    private Vendor airline;
    private Vendor inn;

    /** Otherwise it would refresh in the middle of a test, once in a quarter of an hour. */
    @BeforeEach
    void stopTheEvent() throws SQLException {
        run("alter event refresh_reporting_summaries_event disable");
    }

    @BeforeEach
    void bookSomeTrips() {
        QuarkusTransaction.requiringNew().run(() -> {
            user = Users.withEmail("ada@example.com");
            user.persist();
            PaymentMethod card = Users.card(user);
            card.persist();
            airline = Vendors.airline("LH");
            airline.persist();
            inn = Vendors.hotel("ZUM-OCHSEN");
            inn.persist();
            Vendor other = Vendors.vendor("OTHER", VendorKind.AGGREGATOR);
            other.persist();
            FlightOffer flight = Offers.flight(airline, "LH400");
            flight.persist();
            HotelOffer room = Offers.room(inn);
            room.persist();
            CarOffer car = Offers.car(other);
            car.persist();
            TourOffer tour = Offers.tour(other);
            tour.persist();

            Booking kept = Bookings.flight(flight, user, "400.00", "EUR");
            kept.pay(card, "ch_1", LATE);
            kept.persist();

            Booking refundedInPart = Bookings.flight(flight, user, "300.10", "EUR");
            refundedInPart.pay(card, "ch_1", LATE);
            refundedInPart.refund(new BigDecimal("100.00"), Bookings.providerReference(), EARLY);
            refundedInPart.refund(new BigDecimal("0.05"), Bookings.providerReference(), EARLY);
            refundedInPart.persist();

            Booking inDollars = Bookings.flight(flight, user, "500.00", "USD");
            inDollars.pay(card, "ch_1", LATE);
            inDollars.persist();

            Booking refundedInWhole = Bookings.room(room, user, "200.00", "EUR");
            refundedInWhole.pay(card, "ch_1", LATE);
            refundedInWhole.cancel(EARLY);
            refundedInWhole.refund(new BigDecimal("200.00"), Bookings.providerReference(), EARLY);
            refundedInWhole.persist();

            Booking cancelledBeforePaying = Bookings.car(car, user, "80.00", "EUR");
            cancelledBeforePaying.cancel(EARLY);
            cancelledBeforePaying.persist();

            Booking cancelledWithoutRefund = Bookings.tour(tour, user, "60.00", "USD");
            cancelledWithoutRefund.pay(card, "ch_1", EARLY);
            cancelledWithoutRefund.cancel(EARLY.plusSeconds(60));
            cancelledWithoutRefund.persist();

            Booking visa = Bookings.visa(other, user, "75.00", "EUR");
            visa.pay("bank", "transfer 1", EARLY);
            visa.bookedAt = EARLY;
            visa.persist();

            Bookings.insurance(other, user, "25.00", "EUR").persist();

            event("one", FunnelStep.SEARCHED);
            event("one", FunnelStep.SEARCHED);
            event("one", FunnelStep.OFFER_VIEWED);
            event("one", FunnelStep.BOOKING_STARTED);
            event("one", FunnelStep.PAID);
            event("two", FunnelStep.SEARCHED);
            event("two", FunnelStep.OFFER_VIEWED);
            event("three", FunnelStep.SEARCHED);
        });
    }

    @AfterEach
    void forgetThem() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Rows.deleteAll(connection);
        }
        refresh();
        run("alter event refresh_reporting_summaries_event enable");
    }

    @Test
    void theLedgerHoldsEveryBookingOfAUserLatestFirst() {
        List<BookingLedgerEntry> entries = BookingLedgerEntry.of(user);
        assertEquals(8, entries.size());
        assertEquals(Product.VISA, entries.get(0).product);
        assertEquals(new BigDecimal("7.5000"), entries.get(0).commissionAmount);
        assertEquals(EARLY, entries.get(0).paidAt);
    }

    @Test
    void totalsCountWhatIsNotPaidToo() {
        assertEquals(List.of(
                "CAR CANCELLED EUR 1 80.0000 0.0000",
                "FLIGHT CONFIRMED EUR 2 700.1000 100.0500",
                "FLIGHT CONFIRMED USD 1 500.0000 0.0000",
                "HOTEL CANCELLED EUR 1 200.0000 200.0000",
                "INSURANCE PENDING EUR 1 25.0000 0.0000",
                "TOUR CANCELLED USD 1 60.0000 0.0000",
                "VISA CONFIRMED EUR 1 75.0000 0.0000"),
                BookingTotal.<BookingTotal> listAll(Sort.by("product", "status", "currency")).stream()
                        .map(t -> t.product + " " + t.status + " " + t.currency + " " + t.bookings + " " + t.totalAmount + " "
                                + t.refundedAmount)
                        .toList());
        BookingTotal flights = BookingTotal
                .findById(new BookingTotal.Key(Product.FLIGHT, BookingStatus.CONFIRMED, "EUR"));
        assertEquals(2, flights.bookings);
    }

    @Test
    void revenueIsWhatWasPaidLessRefundsInEachCurrencyByItself() {
        assertEquals(List.of(
                "2026-03-01 EUR 3 900.1000 300.0500 600.0500 60.0050",
                "2026-03-01 USD 1 500.0000 0.0000 500.0000 50.0000",
                "2026-03-02 EUR 1 75.0000 0.0000 75.0000 7.5000",
                "2026-03-02 USD 1 60.0000 0.0000 60.0000 6.0000"),
                DailyRevenue.between(FIRST, SECOND).stream()
                        .map(d -> d.revenueDayUtc + " " + d.currency + " " + d.bookings + " " + d.grossAmount + " "
                                + d.refundedAmount + " " + d.netAmount + " " + d.commissionAmount)
                        .toList());
    }

    @Test
    void aVendorSeesItsOwnRevenue() {
        assertEquals(List.of("The LH EUR 2 700.1000 100.0500 600.0500", "The LH USD 1 500.0000 0.0000 500.0000"),
                VendorRevenue.of(airline).stream().map(ReportingTest::line).toList());
        assertEquals(List.of("The ZUM-OCHSEN EUR 1 200.0000 200.0000 0.0000"),
                VendorRevenue.of(inn).stream().map(ReportingTest::line).toList());
    }

    @Test
    void summariesAreAsOfTheLastRefresh() throws SQLException {
        refresh();
        Instant first = refreshedAt();
        List<String> paid = List.of("2026-03-01 FLIGHT EUR 2 700.1000 100.0500 600.0500",
                "2026-03-01 FLIGHT USD 1 500.0000 0.0000 500.0000");
        assertEquals(paid, summary(airline));

        QuarkusTransaction.requiringNew().run(() -> {
            FlightBooking dollars = FlightBooking.<FlightBooking> find("currency", "USD").singleResult();
            dollars.refund(new BigDecimal("500"), Bookings.providerReference(), EARLY);
        });
        assertEquals(paid, summary(airline));

        refresh();
        assertEquals(List.of("2026-03-01 FLIGHT EUR 2 700.1000 100.0500 600.0500",
                "2026-03-01 FLIGHT USD 1 500.0000 500.0000 0.0000"), summary(airline));
        assertTrue(refreshedAt().isAfter(first));
        assertTrue(Duration.between(refreshedAt(), Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0,
                "in UTC, like every stamp");
    }

    @Test
    void theFunnelCountsEachVisitOnce() throws SQLException {
        refresh();
        DailyFunnelSummary searched = DailyFunnelSummary
                .findById(new DailyFunnelSummary.Key(FIRST, Product.FLIGHT, FunnelStep.SEARCHED));
        assertEquals(3, searched.sessions);
        assertEquals(4, searched.events);
        FunnelConversion day = FunnelConversion.between(FIRST, SECOND).get(0);
        assertEquals("3 2 1 1", day.searched + " " + day.offerViewed + " " + day.bookingStarted + " " + day.paid);
    }

    @Test
    void aRefreshThatFailsChangesNothing() throws SQLException {
        refresh();
        List<String> before = summary(airline);
        Instant at = refreshedAt();
        run("delete from flight_segments");
        run("delete from flight_bookings");
        run("delete from refunds order by id desc");
        run("delete from bookings where product = 'FLIGHT'");
        try (Connection other = dataSource.getConnection(); Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            // The funnel comes last, so the revenue is rewritten when the refresh finds this lock.
            holding.execute("select * from daily_funnel_summary for update");
            assertThrows(SQLException.class, this::refreshWithoutWaiting);
            other.rollback();
        }
        assertEquals(before, summary(airline));
        assertEquals(at, refreshedAt());
        refresh();
        assertEquals(List.of(), summary(airline));
    }

    @Test
    void aRefreshDoesNotCommitWhatItsCallerHasNotFinished() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update vendors set name = 'Nobody'");
            SQLException refusal = assertThrows(SQLException.class,
                    () -> statement.execute("call refresh_reporting_summaries()"));
            assertEquals(1568, refusal.getErrorCode());
            connection.rollback();
        }
        assertEquals("The LH", Vendor.findByCode("LH").orElseThrow().name);
    }

    @Test
    void aRefreshLeavesBookingsFree() throws SQLException {
        try (Connection other = dataSource.getConnection(); Statement booking = other.createStatement()) {
            other.setAutoCommit(false);
            booking.execute("update bookings set booked_at = booked_at + interval 1 second");
            refreshWithoutWaiting();
            other.rollback();
        }
        assertEquals("2026-03-01 FLIGHT EUR 2 700.1000 100.0500 600.0500", summary(airline).get(0));
    }

    @Test
    void searchesOutliveTheAccount() {
        Long id = QuarkusTransaction.requiringNew().call(() -> {
            User leaving = Users.withEmail("grace@example.com");
            leaving.persist();
            SearchEvent search = new SearchEvent();
            search.sessionToken = "four";
            search.user = leaving;
            search.product = Product.FLIGHT;
            search.origin = "FRA";
            search.destination = "JFK";
            search.startsOn = FIRST;
            search.travellers = 1;
            search.searchedAt = LATE;
            search.persist();
            return search.id;
        });
        QuarkusTransaction.requiringNew().run(() -> User.delete("email", "grace@example.com"));
        SearchEvent search = SearchEvent.findById(id);
        assertEquals(null, search.user);
        assertEquals("JFK", search.destination);
    }

    @Test
    void aVisitIsFoundByItsToken() {
        QuarkusTransaction.requiringNew().run(() -> {
            search("five", LATE.plusSeconds(1), "JFK");
            search("six", LATE, "LHR");
            search("five", LATE, "EWR");
        });
        assertEquals(List.of("EWR", "JFK"),
                SearchEvent.ofSession("five").stream().map(search -> search.destination).toList());
    }

    private static SearchEvent search(String session, Instant at, String destination) {
        SearchEvent search = new SearchEvent();
        search.sessionToken = session;
        search.product = Product.FLIGHT;
        search.origin = "FRA";
        search.destination = destination;
        search.travellers = 1;
        search.searchedAt = at;
        search.persist();
        return search;
    }

    private static void event(String session, FunnelStep step) {
        FunnelEvent event = new FunnelEvent();
        event.sessionToken = session;
        event.product = Product.FLIGHT;
        event.step = step;
        event.occurredAt = LATE;
        event.persist();
    }

    private static String line(VendorRevenue revenue) {
        return revenue.vendorName + " " + revenue.currency + " " + revenue.bookings + " " + revenue.grossAmount + " "
                + revenue.refundedAmount + " " + revenue.netAmount;
    }

    /** In a transaction of its own each time: what one has read it would not read again. */
    private static List<String> summary(Vendor vendor) {
        return QuarkusTransaction.requiringNew().call(() -> DailyRevenueSummary.of(vendor, FIRST, SECOND).stream()
                .map(s -> s.revenueDayUtc + " " + s.product + " " + s.currency + " " + s.bookings + " " + s.grossAmount + " "
                        + s.refundedAmount + " " + s.netAmount)
                .toList());
    }

    private static Instant refreshedAt() {
        return QuarkusTransaction.requiringNew()
                .call(() -> SummaryRefresh.<SummaryRefresh> findById("daily_revenue_summary").refreshedAt);
    }

    private void refresh() throws SQLException {
        run("call refresh_reporting_summaries()");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Fails after a second when somebody holds a lock it needs. */
    private void refreshWithoutWaiting() throws SQLException {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set innodb_lock_wait_timeout = 1");
            try {
                statement.execute("call refresh_reporting_summaries()");
            } finally {
                statement.execute("set innodb_lock_wait_timeout = default");
            }
        }
    }
}
