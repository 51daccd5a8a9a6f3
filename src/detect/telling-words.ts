/**
 * What to look for before a file is parsed, which costs far more than to search it: words that start an application or
 * name a framework's object; then health routes and where routes are registered; then settings, ports and files written.
 */
export const tellingWords: readonly { readonly words: RegExp; readonly share: number }[] = [
	{
		words:
			/\b(Flask|APIFlask|OpenAPI|FlaskApp|FastAPI|Starlette|Litestar|Starlite|Quart|Sanic|Dash|DashProxy|AsyncApp|Bottle|default_app|Celery|FastMCP|Robyn|Application|Eve)[()]|falcon\.(asgi\.)?(App|API)|connexion\.|get_[aw]sgi_application|WSGIHandler|ProtocolTypeRouter|DJANGO_SETTINGS_MODULE|start_response|scope, receive, send|import streamlit|gradio|uvicorn\.|make_wsgi_app|wsgifunc|web\.application/,
		share: 0.35,
	},
	{
		words:
			/\b(create|make|build|init|get|register|setup|configure)_(\w+_)?(app|application|api|server)\(|\b(run_app|HTTPServer|TCPServer|start_server|make_server|start_http_server|grpc\.server|grpc\.aio|websockets\.serve|dramatiq|huey|WorkerSettings|rq|run_simple|ui\.run|hypercorn|granian|waitress)\b|\b(app|application|server|demo)\.(run|launch|serve)\(|import bottle|from bottle/,
		share: 0.15,
	},
	{
		words: /["'/^]_{0,2}(healthz?|livez?|liveness|readyz?|readiness|alive|ping|health[-_]?check|heartbeat)_{0,2}[/$"']/,
		share: 0.15,
	},
	{ words: /\(["'][/^]?_{0,2}(status|up|ht)_{0,2}\/?\$?["']/, share: 0.05 },
	{
		words: /register_blueprint|include_router|url_prefix|urlpatterns|Router\(|Blueprint\(|_PREFIX\b|API_V\d/,
		share: 0.15,
	},
	{
		words:
			/environ\[|\bport\b|sqlite|MEDIA_ROOT|UPLOAD|STATIC_ROOT|INSTALLED_APPS|diskcache|shelve|\/var\/(lib|cache|spool|opt)\//i,
		share: 0.15,
	},
];
