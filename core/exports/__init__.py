"""The log as files: CSV, JSON lines, schema.org ClaimReview. Streamed; nothing here holds more than a few rows."""
