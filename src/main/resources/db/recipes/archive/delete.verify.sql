-- No row is both in ${table} and in ${archive}.
--
-- Looks up every archived row by its key.
SELECT archived.${key}
FROM ${archive} archived
JOIN ${table} live ON live.${key} = archived.${key};
