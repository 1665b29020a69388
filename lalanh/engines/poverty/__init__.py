"""Who is poor under the law of a date: standards as cited data, classification with reasons, one portable SQL, measures."""
