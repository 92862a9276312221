-- When somebody wants to be reminded of a saved message, and when they were.
ALTER TABLE saved_message ADD COLUMN remind_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE saved_message ADD COLUMN reminded_at TIMESTAMP(6) WITH TIME ZONE;
