"""Pages as tests read them: signed-in browsers without a browser, addresses, and what a form would send back."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html
from lxml.html import HtmlElement

from assessments.models import Assessment, User


def signed_in(user: User) -> Client:
    """Return a client that ``user`` has signed in with."""
    client = Client()
    client.force_login(user)
    return client


def address(name: str, assessment: Assessment, **more: str) -> str:
    """Return the address of a page of ``assessment``."""
    return reverse(name, kwargs={"hospital_id": assessment.hospital_id, "assessment_id": assessment.pk, **more})


def parsed(response: HttpResponse) -> HtmlElement:
    """Return the page as a tree."""
    return html.fromstring(response.content.decode())


def said(element: HtmlElement) -> str:
    """Return the words of ``element`` on one line."""
    return " ".join(element.text_content().split())


def texts(response: HttpResponse, selector: str) -> list[str]:
    """Return the words of every element that ``selector`` (XPath) finds."""
    return [said(element) for element in parsed(response).xpath(selector)]


def problems(response: HttpResponse) -> list[str]:
    """Return what the error summary of a page lists."""
    return texts(response, "//*[@data-summary]//li")


def notices(response: HttpResponse) -> list[str]:
    """Return what the page says about the deed before."""
    return texts(response, "//*[@role='status']/p")


def filled_form(response: HttpResponse) -> dict[str, str]:
    """Return what pressing the main button would send: the last form's fields as the page shows them, and no token."""
    form = parsed(response).xpath("//main//form")[-1]
    return {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
