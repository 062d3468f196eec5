"""Dated public tables and the questions the checks ask of them. No judgement here, no network, no clock."""
