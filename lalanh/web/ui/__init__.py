"""The shell and the components that all pages share; knows nothing of units or plans."""
