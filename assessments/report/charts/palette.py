"""The colours of the drawings and the patterns that tell them apart in grey."""

INK = "#16242b"
PETROL = "#0e4f55"
MIST = "#eef4f3"
LINE = "#d5dfde"
COPPER = "#b4541a"
MUTED = "#4f6168"
WHITE = "#ffffff"

MODELS = {
    "on_prem": "#5b6770",
    "iaas": "#2f6f9f",
    "paas": "#6a51a3",
    "saas": "#12807a",
    "hybrid": "#b8641b",
    "none": "#9aa5ab",
}

HATCHES = {
    "on_prem": "",
    "iaas": "rising",
    "paas": "dots",
    "saas": "upright",
    "hybrid": "falling",
    "none": "level",
}
