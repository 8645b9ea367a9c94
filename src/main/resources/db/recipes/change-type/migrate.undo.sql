ALTER TABLE ${table} MODIFY ${column}_new ${type} NULL;
