from fastapi import FastAPI

from orders.numbers import next_number

app = FastAPI()


@app.get("/")
def index() -> dict:
    return {"next": next_number(1)}


@app.get("/healthz")
def healthz() -> dict:
    return {"status": "ok"}
