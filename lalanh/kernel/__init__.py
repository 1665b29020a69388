"""Django plumbing that knows no subject: who acts and where (Actor, scope), audit chain, files, embedded PostgreSQL."""
