"""Feeds to digest items. Decisions are pure; `fetch` alone touches the network."""
