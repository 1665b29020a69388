"""Plans: from the signed document to targets, tasks, money and duties that are followed."""
