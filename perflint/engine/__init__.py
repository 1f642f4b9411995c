"""Running the rules: settings, discovery, the registry of rules, one file, the whole run."""
