from fastapi import FastAPI


def create_app() -> FastAPI:
    app = FastAPI(title="Orders")

    @app.get("/health")
    async def health():
        return {"status": "ok"}

    return app


app = create_app()
