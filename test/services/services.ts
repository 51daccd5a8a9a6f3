/** A public service at one commit, and where its application lies when that is not the root. */
export interface Service {
	readonly repository: string;
	readonly commit: string;
	readonly folder?: string;
	/** What is special about it, in a word or two. */
	readonly kind: string;
	/** Flags that a person has to give, such as another application, or where the broker of a worker is. */
	readonly args?: readonly string[];
}

/** Without the container files of the project itself: what has to be found is found in its code. */
export const services: readonly Service[] = [
	{
		repository: 'render-examples/flask-hello-world',
		commit: 'facfc73c44b35d00bb1f72e8986f0ea47cab0755',
		kind: 'Flask, pip',
	},
	{
		repository: 'Azure-Samples/msdocs-python-flask-webapp-quickstart',
		commit: '5bfb67bffda1a5083e33fec45861de6b55f74e57',
		kind: 'Flask, templates and static files',
	},
	{
		repository: 'miguelgrinberg/microblog',
		commit: 'a975ef64864354867c88e0ed3a17ba7d17dca752',
		kind: 'Flask factory, SQLite, Babel',
	},
	{
		repository: 'render-examples/fastapi-uv',
		commit: '557ac479b6f9cb680d3803d3372fe321327f8fa9',
		kind: 'FastAPI, uv',
	},
	{
		repository: 'AmaseCocoa/template-fastapi',
		commit: 'cbd9c4487cf4ec5271d3aedf9f1ef36f2640188b',
		kind: 'FastAPI, PDM manifest',
	},
	{
		repository: 'heroku/python-getting-started',
		commit: 'f7c8d9929a782e90bc0bb9320f2cb43a3d62958d',
		kind: 'Django, pip',
	},
	{
		repository: 'wsvincent/djangox',
		commit: '56aa62e0e2e9d9070c2df23e3394de3850b9d294',
		kind: 'Django, pip and uv',
	},
	{
		repository: 'render-examples/django',
		commit: 'fbc60fcb44eebd63cfd45566e6973183e6f75aa4',
		kind: 'Django, pip, assets',
	},
	{
		repository: 'sissbruecker/linkding',
		commit: '65813a75404b1319aca8b09700fadc0b15adabaf',
		kind: 'Django, uv, front end',
	},
	{
		repository: 'litestar-org/litestar-hello-world',
		commit: '907643553944c242ba9a50fa8e12baaf3d0253e6',
		kind: 'Litestar, PDM',
	},
	{
		repository: 'aio-libs/aiohttp-demos',
		commit: '5362c18e9612c22f7af29c3d1246e20e89d25145',
		folder: 'demos/chat',
		kind: 'aiohttp, pip',
	},
	{
		repository: 'kag-tskoli/bottle_demo',
		commit: 'ca4946f8b2781c859c78bc430a71a95c274169a2',
		kind: 'Bottle',
	},
	{
		repository: 'streamlit/streamlit-example',
		commit: '8bd2197e4ba68dd68127a264dc6708f0a96f23c8',
		kind: 'Streamlit',
	},
	{
		repository: 'Kozea/Radicale',
		commit: 'f02ff33d826307ff3198fb75f61c114490587be0',
		kind: 'plain WSGI, setup.py',
	},
	{
		repository: 'dockersamples/example-voting-app',
		commit: '63e9150ca17af4ed05880d4245e486481f73fcb4',
		folder: 'vote',
		kind: 'Flask, Redis, monorepo',
	},
	{
		repository: 'GoogleCloudPlatform/python-docs-samples',
		commit: '683bf45f8f608cf0248d485d2c60de22e356b2db',
		folder: 'run/helloworld',
		kind: 'Flask, monorepo',
	},
	{
		repository: 'bruxochico/tornado-helloworld',
		commit: '3978eac63e4e8ce78abd4e880d02e76fdd66564a',
		kind: 'Tornado',
	},
	{
		repository: 'ChiefCoyote/UWCS-Quiz',
		commit: '3d955f4bd228c0e097d7953e8b3203947fc3bd69',
		kind: 'Flask, Pipenv',
	},
	{
		repository: 'JimmySunDance/dash-on-az',
		commit: 'a6000dd833af2812d818f22254fca65e457ce831',
		kind: 'Dash',
	},
	{
		repository: 'IronKnee22/flask-auticka',
		commit: '29dd4adaed0e63a9898f88b988e3dc42ad0a9559',
		kind: 'Flask, uv, SQLite',
	},
	{
		repository: 'sbrt/celery-graceful-shutdown',
		commit: '03a0b7e97e7f8a8605e05fd3d383d547adb5a49b',
		folder: 'app',
		kind: 'Flask, Poetry',
	},
	{
		repository: 'Aamod007/Scannr',
		commit: '69e45882b39ca7db0282c710fb52d680a65bc5d2',
		folder: 'services/tariff-sync-svc',
		kind: 'Starlette, monorepo',
	},
	{
		repository: 'openai/plugins-quickstart',
		commit: '0763ac2bc52f45f3c09f71f6c1a7890b75277dc5',
		kind: 'Quart',
	},
	{
		repository: 'PacktPublishing/Python-Web-Development-with-Sanic',
		commit: '9a71bb3f4f1b170d415b0a59d528c0234573c10e',
		folder: 'Chapter08/paas',
		kind: 'Sanic',
	},
	{
		repository: 'falconry/falcon',
		commit: 'ce0a35b8fd02747cc72710202886874906b0d47a',
		folder: 'examples/look',
		kind: 'Falcon, factory',
	},
	{
		repository: 'GoogleCloudPlatform/kubernetes-engine-samples',
		commit: '2b5036514162a489145c5e5570bc320efbcb37bf',
		folder: 'ai-ml/llm-serving-gemma/gradio/app',
		kind: 'Gradio, monorepo',
	},
	{
		repository: 'realpython/materials',
		commit: '7ecc7c477823e8f0a5ea3573b91c1d06c8ac4853',
		folder: 'python-http-server/webapp',
		kind: 'a script that listens, no dependencies',
	},
	{
		repository: 'sbrt/celery-graceful-shutdown',
		commit: '03a0b7e97e7f8a8605e05fd3d383d547adb5a49b',
		folder: 'celery_worker',
		kind: 'Celery worker, Poetry',
	},
	{
		repository: '0097eo/Eshop',
		commit: '4f38485cc1d4305d774b448822af85ca70b6dd5d',
		kind: 'Django, a remote storage',
	},
	{
		repository: 'martimors/fastapi-dramatiq-redis',
		commit: '228373194ad81ffb5a18477fb48e82a934dbc3f2',
		kind: 'FastAPI, an older Poetry',
	},
	{
		repository: 'Darkinowls/celery_app',
		commit: '3d06670f03753d4760720559b07639361346d609',
		folder: 'celery_worker',
		kind: 'Celery worker, pip',
	},
	{
		repository: 'bloogrox/dramatiq-skeleton',
		commit: '7190768634a56e52bc5443aa858fb9b63b5ecdc6',
		kind: 'Dramatiq worker, Redis',
	},
	{
		repository: 'Vinh1507/dramatiq-background-job',
		commit: 'c94728e07648b73f640be43932a952bb7f9d9076',
		kind: 'Dramatiq worker, RabbitMQ',
	},
	{
		repository: 'jackdevs-lab/CSV',
		commit: 'e13395a748be3373cb18ec7c54f308997e8ea0e0',
		kind: 'RQ worker beside Flask',
		args: ['--app', 'worker.py', '--env', 'REDIS_URL=redis://172.17.0.1:6379'],
	},
	{
		repository: 'Khaliknazar/OsonWorker',
		commit: '8080369419c6957541d0ce4ca1e19a23332ecc14',
		kind: 'arq worker',
		args: [
			'--env',
			'GEMINI_API_KEY=none',
			'--env',
			'BOT_TOKEN=none',
			'--env',
			'ARQ_QUEUE=tasks',
			'--env',
			'REDIS_HOST=172.17.0.1',
		],
	},
	{
		repository: 'SimonGino/repoicon',
		commit: 'bdec7d45453cecb686f506a954b7224a3070121a',
		folder: 'backend',
		kind: 'FastAPI, PDM, monorepo',
	},
	{
		repository: 'Andrew-Snyder627/flask-workout-backend',
		commit: '9719186e40d049b7fde9ce978ff4ac702ccd2767',
		folder: 'server',
		kind: 'Flask, Pipenv locked on a Mac',
	},
	{
		repository: 'healthchecks/healthchecks',
		commit: '29b5ec251059034b79e0120e2ff0c3e35d7bd9f8',
		kind: 'Django, well known',
	},
	{
		repository: '9motom6/users-microservice',
		commit: 'c2627b9836ff2582b711671bc9622d9d446d1c9c',
		kind: 'FastAPI, uv, src layout, SQLite beside the code',
	},
	{
		repository: 'digiator42/Vulnerable-Bottle-App',
		commit: 'a87df85ff46ec7bc84bee247d3ca8d3f182c7e42',
		kind: 'Bottle, sessions, SQLite beside the code',
	},
];
