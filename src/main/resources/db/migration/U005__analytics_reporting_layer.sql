-- undo: analytics reporting layer
--
-- Views and summaries can be made again from the bookings. The search and funnel events are lost.

DROP EVENT refresh_reporting_summaries_event;

DROP PROCEDURE refresh_reporting_summaries;

DROP TABLE summary_refreshes;

DROP TABLE daily_funnel_summary;

DROP TABLE daily_revenue_summary;

DROP TABLE funnel_events;

DROP TABLE search_events;

DROP VIEW vendor_revenue;

DROP VIEW daily_revenue;

DROP VIEW booking_totals;

DROP VIEW booking_ledger;
