"""A small web service. Its configuration comes from the environment."""

import os

from fastapi import FastAPI

GREETING = os.environ.get("GREETING", "Hello")

app = FastAPI(title="Service")


@app.get("/")
async def index() -> dict[str, str]:
    return {"message": f"{GREETING}, world"}


@app.get("/healthz")
async def health() -> dict[str, str]:
    """Answers while the service can take requests; the container's health check asks here."""
    return {"status": "ok"}
