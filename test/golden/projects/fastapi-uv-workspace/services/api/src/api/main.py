from importlib.metadata import version

from fastapi import FastAPI
from shared import greet

app = FastAPI(version=version("api"))


@app.get("/healthz")
def health():
    return greet("you")
