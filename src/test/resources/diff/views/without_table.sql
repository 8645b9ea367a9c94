-- from
CREATE VIEW v AS SELECT 1 AS one;
-- to
CREATE VIEW v AS SELECT 1 AS one, 2.5 AS `two``s`, NOW() AS `now`;
-- words
Detected changed definition of view 'v'
-- up
CREATE OR REPLACE VIEW v AS
select 1 AS one, 2.5 AS `two``s`, now() AS now;
-- down
CREATE OR REPLACE VIEW v AS
select 1 AS one;
