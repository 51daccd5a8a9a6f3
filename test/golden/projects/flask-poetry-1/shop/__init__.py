from flask import Flask

from shop.prices import price

app = Flask(__name__)


@app.get("/")
def index():
    return f"{price(2)}"


@app.get("/healthz")
def healthz():
    return "ok"
