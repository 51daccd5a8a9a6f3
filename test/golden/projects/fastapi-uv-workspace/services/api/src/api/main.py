from fastapi import FastAPI
from shared import greet

app = FastAPI()


@app.get("/healthz")
def health():
    return greet("you")
