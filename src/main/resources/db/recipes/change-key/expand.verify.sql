-- Every foreign key of ${table} has a counterpart on ${table}_new.
SELECT old.constraint_name, old.column_name, old.referenced_table_name
FROM information_schema.key_column_usage old
LEFT JOIN information_schema.key_column_usage new
    ON new.table_schema = old.table_schema AND new.table_name = '${table}_new' AND new.column_name = old.column_name
    AND new.referenced_table_schema = old.referenced_table_schema AND new.referenced_table_name = old.referenced_table_name
    AND new.referenced_column_name = old.referenced_column_name
WHERE old.table_schema = DATABASE() AND old.table_name = '${table}' AND old.referenced_table_name IS NOT NULL
    AND new.column_name IS NULL;
