"""Streamlit's elements that read Markdown: here all text stays text, whoever wrote it. No other module calls them."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Literal, TypeVar, cast

import streamlit as st

F = TypeVar("F", bound=Callable[..., Any])

_TEKSTEN = frozenset({"label", "body", "help", "text", "title"})
_TEKEN = re.compile(r"[\\`*$~<\[]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
# What makes a heading, quotation, list, line or table of a line that opens with it.
_REGELBEGIN = re.compile(
    r"^[ \t]*(\d{0,9})(#(?=#{0,5}(?:\s|$))|[-+](?=[\s|:-]|$)|=(?==*\s*$)|[>|]|:(?=-)|(?<=\d)[.)](?=\s|$))", re.MULTILINE
)
# Words with nothing between them that could mean anything: most of what is shown.
_GEWOON = re.compile(r"""[^\W\d_](?:[^\W_]|[ ,;?!%()'"/’‘“”–…•·²]|(?<![wW]{3})\.|:(?= |$)|-(?=[^\W_]))*""")
_INSPRINGING = re.compile(r"^[ \t]+", re.MULTILINE)
# Streamlit looks for these once Markdown was read, where a backslash is gone: emoji and icons, addresses, arrows.
_ACHTERAF = re.compile(
    r"(?<=:)(?=[^\W\d]|[_/+-]|\w+:)|(?<=www)(?=\.)|(?<=\w@)(?=\w)|(?<=[<>=-])(?=[->=])", re.IGNORECASE
)
_VERBINDER = "\u2060"  # takes no room, and nothing is recognised across it


class Markdown(str):
    """Markdown: text that was made safe here, and may hold marks of ours."""

    __slots__ = ()


def letterlijk(tekst: str) -> Markdown:
    """Text where Streamlit reads Markdown: no character of it means anything. Blank lines still part paragraphs."""
    if _GEWOON.fullmatch(tekst):
        return Markdown(tekst)
    regels = _INSPRINGING.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    zonder_tekens = _REGELBEGIN.sub(r"\1\\\2", _TEKEN.sub(r"\\\g<0>", regels))
    return Markdown(_ACHTERAF.sub(_VERBINDER, zonder_tekens))


def vet(tekst: str) -> Markdown:
    return Markdown(f"**{letterlijk(tekst.strip())}**")


def _tekst(waarde: object) -> object:
    return letterlijk(waarde) if isinstance(waarde, str) and not isinstance(waarde, Markdown) else waarde


def _met_tekst(element: F, *, plekken: int = 1, met_opties: bool = False) -> F:
    """The element with its first `plekken` arguments, its tooltip and, if it reads those too, its options as text."""

    @wraps(element)
    def toon(*args: Any, **kwargs: Any) -> Any:
        args = (*map(_tekst, args[:plekken]), *args[plekken:])
        kwargs = {naam: _tekst(waarde) if naam in _TEKSTEN else waarde for naam, waarde in kwargs.items()}
        if met_opties:
            noem = kwargs.get("format_func", str)
            kwargs["format_func"] = lambda optie: letterlijk(str(noem(optie)))
        return element(*args, **kwargs)

    return cast("F", toon)


def badge(label: str, *, color: Literal["orange"], help: str) -> None:
    """Streamlit marks the brackets of a label itself."""
    st.badge(letterlijk(label).replace("\\[", "["), color=color, help=letterlijk(help))


button = _met_tekst(st.button)
caption = _met_tekst(st.caption)
checkbox = _met_tekst(st.checkbox)
date_input = _met_tekst(st.date_input)
dialog = _met_tekst(st.dialog)
download_button = _met_tekst(st.download_button)
error = _met_tekst(st.error)
expander = _met_tekst(st.expander)
file_uploader = _met_tekst(st.file_uploader)
form_submit_button = _met_tekst(st.form_submit_button)
info = _met_tekst(st.info)
markdown = _met_tekst(st.markdown)
metric = _met_tekst(st.metric, plekken=2)
multiselect = _met_tekst(st.multiselect)
number_input = _met_tekst(st.number_input)
page_link = _met_tekst(st.page_link, plekken=0)
pills = _met_tekst(st.pills, met_opties=True)
popover = _met_tekst(st.popover)
radio = _met_tekst(st.radio, met_opties=True)
segmented_control = _met_tekst(st.segmented_control, met_opties=True)
selectbox = _met_tekst(st.selectbox)
spinner = _met_tekst(st.spinner)
subheader = _met_tekst(st.subheader)
text_area = _met_tekst(st.text_area)
text_input = _met_tekst(st.text_input)
title = _met_tekst(st.title)
toggle = _met_tekst(st.toggle)
warning = _met_tekst(st.warning)
