from flask import Blueprint

catalogue = Blueprint("catalogue", __name__)


@catalogue.get("/")
def items():
    return {"items": ["apple", "pear"]}
