-- Every row of ${table} is covered by the unique index: none has the ${column} of another.
--
-- Reads all rows.
SELECT ${key}
FROM ${table}
WHERE ${column}_unique IS NULL;
