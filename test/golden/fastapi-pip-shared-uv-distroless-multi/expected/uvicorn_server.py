"""Starts uvicorn; everything that differs between places comes from the environment."""

import os

import uvicorn

if __name__ == "__main__":
    uvicorn.run(
        "app.main:app",
        factory=False,
        host="0.0.0.0",
        port=int(os.environ.get("PORT", "8000")),
        workers=int(os.environ.get("WEB_CONCURRENCY", "1")),
        # Finish what is under way before the engine's ten seconds of grace are over.
        timeout_graceful_shutdown=8,
    )
