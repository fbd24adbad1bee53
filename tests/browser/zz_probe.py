import pytest
from tests.browser.test_accessibility import *

pytestmark = [pytest.mark.django_db(transaction=True)]
for n in list(globals()):
    if n.startswith('test_') : del globals()[n]
def test_probe(page, live_server, made):
    stops=[s for s in made.stops() if not of_the_administration(s)]
    out=[]
    for stop in stops:
        if not is_a_page(opened(page, stop, str(live_server))) or not page.evaluate(HAS_FORM): continue
        out.append((stop.name, status_of_spoilt(page), page.title()[:40]))
    open('/tmp/w/a11yrun/probe.txt','w').write('\n'.join(map(str,out)))
