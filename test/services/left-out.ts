/** Services that were tried too and did not become a verified image by Enter alone, by the reason. */
export const leftOut: readonly (readonly [reason: string, services: readonly string[]])[] = [
	[
		'Old pins without wheels, requirements from version control, or a lock file that is out of date',
		[
			'postmanlabs/httpbin',
			'jacebrowning/memegen',
			'nsidnev/fastapi-realworld-example-app',
			'lyleshaw/gradio-test',
			'gvkarthik93/Heroku-Tornado',
			'render-examples/celery',
			'jowilf/starlette-admin-demo',
			'gemini-portal',
			'h3nnn4n/dramatiq_example',
			'dgis-demo/todo-entries-starlette',
			'oversizedcanoe/FalconBase',
			'ScilifelabDataCentre/serve-tutorials (a Gradio template, given up after eight minutes)',
		],
	],
	[
		'Dependencies that are not declared, or do not fit each other',
		[
			'falconry/falcon (the examples as one project)',
			'encode/starlette-example',
			'a standalone Celery worker',
			'highfreshness/demo.celery-fastapi-redis-flower (celery_worker)',
			'ashishkhuraishy/sanic-queue',
		],
	],
	[
		'A database, a key file or a front end that has to be there at the start',
		[
			'a polls tutorial',
			'the blog example of Tornado',
			'testdrivenio/fastapi-crud-async',
			'GoogleCloudPlatform/bank-of-anthos (src/frontend)',
			'fastapi/full-stack-fastapi-template (backend)',
		],
	],
	['Poetry without a lock file, which needs the index while it builds', ['the API example of Quart']],
	['No result that counts: the network of the lab failed', ['babybuddy/babybuddy']],
	['No result that counts: the lab has no image of its Python', ['zsinx6/dramatiq-demo']],
	[
		'RQ workers that look for their broker in one fixed place',
		['kakakakakku/sandbox-rq', 'Franklindot04/python-background-job-microservice'],
	],
	['An RQ worker that starts itself again when it is told to stop', ['StrategioKliker/ai_server (worker.py)']],
];
