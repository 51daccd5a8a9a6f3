from importlib.metadata import version

from fastapi import FastAPI

from orders.numbers import next_number

app = FastAPI(version=version("orders"))


@app.get("/")
def index() -> dict:
    return {"next": next_number(1)}


@app.get("/healthz")
def healthz() -> dict:
    return {"status": "ok"}
