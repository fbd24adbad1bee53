"""What all refusals are: a service says no for a reason that a person can act on."""


class Refusal(Exception):
    """A deed that was refused; nothing was written. Every service names its own, views may catch them all here."""


class NotThere(Refusal):
    """What an address names is not there, or no longer, when somebody removed it between looking and sending.

    Views that can say something better catch it; all others answer 404.
    """
