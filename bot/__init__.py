"""The running program: settings, composition root, client, command line, sandbox."""
