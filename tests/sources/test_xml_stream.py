"""XML is read element by element, strictly, and nothing that it declares or names is followed."""

from __future__ import annotations

import io

import pytest

from reflet.sources.xml_stream import Element, EntityError, XmlError, elements_at

HEAD = "<?xml version='1.0'?>"


def tags(source: str, depth: int) -> list[str]:
    return [element.tag for element in elements_at(io.BytesIO(source.encode()), depth)]


@pytest.mark.parametrize(
    ("source", "depth", "found"),
    [
        ("<a><b/><c>x</c></a>", 1, ["b", "c"]),
        ("<a><b/><c>x</c></a>", 0, ["a"]),
        ("<a><b/><c>x</c></a>", 2, []),
        ("<a xmlns='urn:n'><b/><c xmlns=''/></a>", 1, ["urn:n}b", "c"]),
    ],
)
def test_elements_of_a_depth(source: str, depth: int, found: list[str]) -> None:
    assert tags(HEAD + source, depth) == found


def test_an_element_holds_its_children_and_the_words_before_them() -> None:
    long = "é&amp;" * 100_000
    source = f"<a><b k='v'>{long}<c><![CDATA[<d>]]></c>after</b></a>"
    (element,) = elements_at(io.BytesIO(source.encode()), 1)
    assert isinstance(element, Element)
    assert (element.text, element.attributes) == (long.replace("&amp;", "&"), {"k": "v"})
    assert [(child.tag, child.text) for child in element.children] == [("c", "<d>")]


@pytest.mark.parametrize(
    "source",
    ["<a><b/><c>", "<a><b/><c></d></a>", "<a><b/>&eacute;</a>", "<a><b/></a><a/>"],
)
def test_damage_comes_behind_what_is_whole(source: str) -> None:
    elements = elements_at(io.BytesIO(source.encode()), 1)
    assert next(elements).tag == "b"
    with pytest.raises(XmlError):
        next(elements)


@pytest.mark.parametrize(
    ("declared", "error"),
    [
        ("[<!ENTITY a 'ha'>]", EntityError),
        ("[<!ENTITY a SYSTEM 'file:///etc/passwd'>]", EntityError),
        ("[<!ENTITY % a SYSTEM 'http://192.0.2.1/x'> %a;]", EntityError),
        ("SYSTEM 'http://192.0.2.1/x'", XmlError),
    ],
)
def test_entities_are_never_followed(declared: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        tags(f"{HEAD}<!DOCTYPE a {declared}><a><b>&a;</b></a>", 1)
