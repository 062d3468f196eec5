"""One question a module; `core.calculator.checklist` has them in a reader's order."""
