import type { Framework } from './project-facts.ts';

/** As people write the name, for a sentence such as "Flask on Distroless". */
export const frameworkTitles: Readonly<Record<Framework, string>> = {
	flask: 'Flask',
	fastapi: 'FastAPI',
	django: 'Django',
	starlette: 'Starlette',
	litestar: 'Litestar',
	quart: 'Quart',
	sanic: 'Sanic',
	aiohttp: 'aiohttp',
	falcon: 'Falcon',
	bottle: 'Bottle',
	tornado: 'Tornado',
	dash: 'Dash',
	streamlit: 'Streamlit',
	gradio: 'Gradio',
	wsgi: 'WSGI',
	asgi: 'ASGI',
	script: 'Python',
	worker: 'Python worker',
};
