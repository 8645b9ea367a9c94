-- Both columns of every row of ${table} have the same value.
--
-- Reads all rows.
SELECT COUNT(*) AS different
FROM ${table}
WHERE NOT (${column} <=> ${column}_new)
HAVING different > 0;

-- Every index on ${column} has a counterpart on ${column}_new.
SELECT old.index_name, old.seq_in_index
FROM information_schema.statistics old
LEFT JOIN information_schema.statistics new
    ON new.table_schema = old.table_schema AND new.table_name = old.table_name AND new.column_name = '${column}_new'
    AND new.seq_in_index = old.seq_in_index AND new.non_unique = old.non_unique
WHERE old.table_schema = DATABASE() AND old.table_name = '${table}' AND old.column_name = '${column}' AND new.column_name IS NULL;
