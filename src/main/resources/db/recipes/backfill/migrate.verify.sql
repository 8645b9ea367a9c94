-- Every row of ${table} has a value in ${column}.
--
-- Reads all rows.
SELECT COUNT(*) AS without_value
FROM ${table}
WHERE ${column} IS NULL
HAVING without_value > 0;
