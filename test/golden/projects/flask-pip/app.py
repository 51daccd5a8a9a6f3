import os

from flask import Flask, render_template

from prices import price_list

app = Flask(__name__)
app.config["SHOP_NAME"] = os.environ.get("SHOP_NAME", "Corner shop")


@app.route("/")
def index():
    return render_template("index.html", name=app.config["SHOP_NAME"], prices=price_list())


@app.get("/healthz")
def healthz():
    return {"status": "ok"}
