"""A small web service. Its configuration comes from the environment."""

import os

from flask import Flask

app = Flask(__name__)
app.config["GREETING"] = os.environ.get("GREETING", "Hello")


@app.get("/")
def index() -> dict[str, str]:
    return {"message": f"{app.config['GREETING']}, world"}


@app.get("/healthz")
def health() -> dict[str, str]:
    """Answers while the service can take requests; the container's health check asks here."""
    return {"status": "ok"}
