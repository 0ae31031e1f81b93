"""Files of templates (import, export): their records, as CSV and as YAML."""
