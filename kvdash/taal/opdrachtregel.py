"""Dutch for what argparse itself says of a call."""

from gettext import NullTranslations

_HULP = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "laat deze hulp zien",
    "show program's version number and exit": "laat de versie zien",
    "argument %(argument_name)s: %(message)s": "bij %(argument_name)s: %(message)s",
    "expected one argument": "hier hoort één waarde bij",
    "expected at most one argument": "hier hoort hoogstens één waarde bij",
    "expected at least one argument": "hier hoort minstens één waarde bij",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r kan niet; kies uit %(choices)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r kan niet; kies uit %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r kan hier niet",
    "the following arguments are required: %s": "dit ontbreekt: %s",
    "one of the arguments %s is required": "geef een van deze: %s",
    "unrecognized arguments: %s": "dit kent kvdash niet: %s",
    "not allowed with argument %s": "dit kan niet samen met %s",
    "ignored explicit argument %r": "hier hoort geen waarde bij, er staat %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan meer betekenen: %(matches)s",
    "unexpected option string: %s": "dit kent kvdash niet: %s",
    "can't open '%(filename)s': %(error)s": "'%(filename)s' kan niet worden geopend: %(error)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}
_AANTAL = {"expected %s argument": ("hier hoort %s waarde bij", "hier horen %s waarden bij")}


class Opdrachttaal(NullTranslations):
    """Opdrachttaal: translates as gettext does, whatever the language of the machine is; what it lacks stays as it is.

    Its texts are those that a user of a command can get to see, not those for who writes one.
    """

    def gettext(self, message: str) -> str:
        return _HULP.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        een, meer = _AANTAL.get(msgid1, (msgid1, msgid2))
        return een if n == 1 else meer
