-- Every row of ${archive} is still in ${table}, too.
--
-- Looks up every archived row by its key.
SELECT archived.${key}
FROM ${archive} archived
LEFT JOIN ${table} live ON live.${key} = archived.${key}
WHERE live.${key} IS NULL;
