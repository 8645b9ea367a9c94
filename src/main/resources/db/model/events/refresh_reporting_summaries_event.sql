CREATE EVENT refresh_reporting_summaries_event
    ON SCHEDULE EVERY 15 MINUTE STARTS '2026-01-01 00:00:00'
    ON COMPLETION PRESERVE
    ENABLE
    COMMENT 'Keeps the reporting summaries at most a quarter of an hour old'
    DO CALL refresh_reporting_summaries();
