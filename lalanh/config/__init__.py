"""Settings, addresses, the WSGI door."""
