import type { Framework } from '../../core/project-facts.ts';
import type { Speaks } from './candidate.ts';

export interface Constructor {
	readonly framework: Framework;
	readonly speaks: Speaks;
}

const wsgi = (framework: Framework): Constructor => ({ framework, speaks: 'wsgi' });
const asgi = (framework: Framework): Constructor => ({ framework, speaks: 'asgi' });
const own = (framework: Framework): Constructor => ({ framework, speaks: 'own' });

/** What makes an application, by the full name that it is imported under. */
const constructors: Readonly<Record<string, Constructor>> = {
	'flask.Flask': wsgi('flask'),
	'flask.app.Flask': wsgi('flask'),
	'apiflask.APIFlask': wsgi('flask'),
	'flask_openapi3.OpenAPI': wsgi('flask'),
	'flask_api.FlaskAPI': wsgi('flask'),
	'connexion.App': wsgi('flask'),
	'connexion.FlaskApp': wsgi('flask'),
	'connexion.AsyncApp': asgi('starlette'),
	'eve.Eve': wsgi('flask'),
	'fastapi.FastAPI': asgi('fastapi'),
	'fastapi.applications.FastAPI': asgi('fastapi'),
	'fastapi_offline.FastAPIOffline': asgi('fastapi'),
	'starlette.applications.Starlette': asgi('starlette'),
	'litestar.Litestar': asgi('litestar'),
	'litestar.app.Litestar': asgi('litestar'),
	'starlite.Starlite': asgi('litestar'),
	'quart.Quart': asgi('quart'),
	'quart_trio.QuartTrio': asgi('quart'),
	'sanic.Sanic': asgi('sanic'),
	'sanic.app.Sanic': asgi('sanic'),
	'aiohttp.web.Application': own('aiohttp'),
	'falcon.App': wsgi('falcon'),
	'falcon.API': wsgi('falcon'),
	'falcon.asgi.App': asgi('falcon'),
	'bottle.Bottle': wsgi('bottle'),
	'bottle.default_app': wsgi('bottle'),
	'bottle.app': wsgi('bottle'),
	'tornado.web.Application': own('tornado'),
	'dash.Dash': own('dash'),
	'dash_extensions.enrich.DashProxy': own('dash'),
	'jupyter_dash.JupyterDash': own('dash'),
	'gradio.Blocks': own('gradio'),
	'gradio.Interface': own('gradio'),
	'gradio.ChatInterface': own('gradio'),
	'gradio.TabbedInterface': own('gradio'),
	'django.core.wsgi.get_wsgi_application': wsgi('django'),
	'django.core.handlers.wsgi.WSGIHandler': wsgi('django'),
	'configurations.wsgi.get_wsgi_application': wsgi('django'),
	'django.core.asgi.get_asgi_application': asgi('django'),
	'channels.routing.ProtocolTypeRouter': asgi('django'),
	'channels.routing.get_default_application': asgi('django'),
	'celery.Celery': own('worker'),
	'web.application': wsgi('wsgi'),
	'hug.API': wsgi('wsgi'),
	'molten.App': wsgi('wsgi'),
	'cherrypy.tree.mount': wsgi('wsgi'),
	'pyramid.config.Configurator': wsgi('wsgi'),
	'blacksheep.Application': asgi('asgi'),
	'blacksheep.server.Application': asgi('asgi'),
	'responder.API': asgi('asgi'),
	'muffin.Application': asgi('asgi'),
	'robyn.Robyn': own('script'),
	'japronto.Application': own('script'),
	'fastmcp.FastMCP': own('script'),
	'mcp.server.fastmcp.FastMCP': own('script'),
};

export const findConstructor = (qualifiedName: string): Constructor | undefined =>
	Object.hasOwn(constructors, qualifiedName) ? constructors[qualifiedName] : undefined;

/** Wraps another application; the result is called as the wrapped one is, or as ASGI where it says so. */
const wrappers: Readonly<Record<string, Speaks | undefined>> = {
	ASGIApp: 'asgi',
	WsgiToAsgi: 'asgi',
	WSGIMiddleware: 'asgi',
	ASGIMiddleware: 'wsgi',
};

/** What a wrapped application speaks; `ProxyFix(app)` stays what it was, `socketio.ASGIApp(server, app)` is ASGI. */
export const wrappedSpeaks = (wrapper: string, inner: Speaks): Speaks => wrappers[wrapper] ?? inner;
