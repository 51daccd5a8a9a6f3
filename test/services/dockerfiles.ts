import type { Service } from './services.ts';

/** A Dockerfile of a public project, how it is built, and where the service answers. */
export interface ProjectDockerfile extends Omit<Service, 'kind'> {
	readonly dockerfile?: string;
	readonly target?: string;
	/** Port inside the container, also given as PORT; without one only its end is compared. */
	readonly port?: number;
	readonly path?: string;
}

const samples = {
	repository: 'GoogleCloudPlatform/python-docs-samples',
	commit: '683bf45f8f608cf0248d485d2c60de22e356b2db',
	port: 8080,
} as const;

const bank = {
	repository: 'GoogleCloudPlatform/bank-of-anthos',
	commit: 'd0af04743a6d951665169ca6370d15725ec51252',
	port: 8080,
} as const;

export const dockerfiles: readonly ProjectDockerfile[] = [
	...[
		'run/helloworld',
		'run/hello-broken',
		'run/logging-manual',
		'run/pubsub',
		'run/system-package',
		'run/image-processing',
		'run/markdown-preview/editor',
		'run/markdown-preview/renderer',
		'run/mcp-server',
		'run/idp-sql',
		'eventarc/audit-storage',
		'eventarc/generic',
		'eventarc/pubsub',
		'recaptcha_enterprise/demosite/app',
		'memorystore/redis/cloud_run_deployment',
		'trace/cloud-trace-demo-app-opentelemetry/app',
		'alm/ui-examples',
		'appengine/flexible/tasks',
	].map((folder) => ({ ...samples, folder })),
	...['src/frontend', 'src/accounts/contacts', 'src/accounts/userservice', 'src/loadgenerator'].map((folder) => ({
		...bank,
		folder,
	})),
	{
		repository: 'dockersamples/example-voting-app',
		commit: '63e9150ca17af4ed05880d4245e486481f73fcb4',
		folder: 'vote',
		target: 'final',
		port: 80,
	},
	{
		repository: 'dockersamples/example-voting-app',
		commit: '63e9150ca17af4ed05880d4245e486481f73fcb4',
		folder: 'seed-data',
	},
	{
		repository: 'testdrivenio/fastapi-crud-async',
		commit: '4fa7ae952ece61e228135285de1b6a5ff65a1dc8',
		folder: 'src',
		port: 8000,
		path: '/ping',
	},
	{
		repository: 'testdrivenio/fastapi-celery',
		commit: '191ff138701777838c363772253f73a276c16d68',
		folder: 'project',
		port: 8000,
	},
	{
		repository: 'miguelgrinberg/microblog',
		commit: 'a975ef64864354867c88e0ed3a17ba7d17dca752',
		port: 5000,
	},
	{
		repository: 'balancy/litestar_app',
		commit: 'fc9c01d01713f5ac30af1fb079a6484933095f3e',
		port: 8000,
	},
	{
		repository: 'alerta/alerta',
		commit: '4ac0106300cd428b26ad4b373cf4a78f55f6b542',
		port: 8080,
	},
	{
		repository: 'ChiefCoyote/UWCS-Quiz',
		commit: '3d955f4bd228c0e097d7953e8b3203947fc3bd69',
		port: 8080,
	},
	{
		repository: 'JimmySunDance/dash-on-az',
		commit: 'a6000dd833af2812d818f22254fca65e457ce831',
		port: 8050,
	},
	{
		repository: 'z3rone-org/shelly-prometheus-exporter',
		commit: '88482339610d10497d0df2716756a6c6f99bec19',
	},
	{
		repository: 'docker/awesome-compose',
		commit: '18f59bdb09ecf520dd5758fbf90dec314baec545',
		folder: 'flask/app',
		target: 'builder',
		port: 8000,
	},
	{
		repository: 'docker/awesome-compose',
		commit: '18f59bdb09ecf520dd5758fbf90dec314baec545',
		folder: 'nginx-wsgi-flask/flask',
		port: 8000,
	},
	{
		repository: 'docker/awesome-compose',
		commit: '18f59bdb09ecf520dd5758fbf90dec314baec545',
		folder: 'django/app',
		target: 'builder',
		port: 8000,
	},
	{
		repository: 'wolfeiq/flowery_fastapi_celery',
		commit: '215fd761f74693dfd38d384c7aecd61762bd8417',
		folder: 'backend',
		port: 8000,
	},
	{
		repository: 'jowilf/starlette-admin-demo',
		commit: 'a03b8261e4bd9d60c1d2b93d3ec201893c10bf48',
		port: 8000,
	},
];
