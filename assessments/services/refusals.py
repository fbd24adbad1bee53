"""What all refusals are: a service says no for a reason that a person can act on."""


class Refusal(Exception):
    """A deed that was refused; nothing was written. Every service names its own, views may catch them all here."""
