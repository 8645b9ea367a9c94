-- from
CREATE VIEW v AS SELECT 1 AS one;
-- to
CREATE VIEW v AS SELECT 1 AS one, 2.5 AS `two``s`, NOW() AS `now`;
