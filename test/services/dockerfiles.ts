import type { Service } from './services.ts';

/** A Dockerfile of a public project, how it is built and started, and where the service answers. */
export interface ProjectDockerfile extends Omit<Service, 'kind'> {
	readonly dockerfile?: string;
	readonly target?: string;
	/** Port inside the container, also given as PORT; without one only its end is compared. */
	readonly port?: number;
	readonly path?: string;
}

type Place = Omit<ProjectDockerfile, 'repository' | 'commit'>;

/** The folders of one repository; what they share comes first. */
const inRepository = (
	repository: string,
	commit: string,
	{ places, ...shared }: Place & { readonly places: readonly (string | Place)[] },
): readonly ProjectDockerfile[] =>
	places.map((place) => ({
		repository,
		commit,
		...shared,
		...(typeof place === 'string' ? { folder: place } : place),
	}));

const framework = (name: string, dockerfile = name): Place => ({
	folder: `frameworks/Python/${name}`,
	dockerfile: `${dockerfile}.dockerfile`,
});

export const dockerfiles: readonly ProjectDockerfile[] = [
	...inRepository('GoogleCloudPlatform/python-docs-samples', '683bf45f8f608cf0248d485d2c60de22e356b2db', {
		port: 8080,
		places: [
			'run/helloworld',
			'run/hello-broken',
			'run/logging-manual',
			'run/pubsub',
			'run/system-package',
			'run/markdown-preview/editor',
			'run/markdown-preview/renderer',
			'run/mcp-server',
			'eventarc/audit-storage',
			'eventarc/generic',
			'eventarc/pubsub',
			'recaptcha_enterprise/demosite/app',
			'memorystore/redis/cloud_run_deployment',
			'alm/ui-examples',
			'appengine/flexible/tasks',
		],
	}),
	...inRepository('GoogleCloudPlatform/cloud-code-samples', '384f11f5c04804d77cc6002dea11e79e69b340a0', {
		port: 8080,
		places: [
			'python/cloud-run-django-hello-world',
			'python/cloud-run-python-hello-world',
			'python/django/python-hello-world/src',
		],
	}),
	...inRepository('GoogleCloudPlatform/kubernetes-engine-samples', '2b5036514162a489145c5e5570bc320efbcb37bf', {
		port: 8080,
		places: [
			'quickstarts/languages/python',
			'management/gitops-style-delivery',
			{ folder: 'quickstarts/monolith-to-microservices/containerized/home_app' },
			{ folder: 'quickstarts/monolith-to-microservices/containerized/book_details_app', path: '/books' },
		],
	}),
	...inRepository('GoogleCloudPlatform/bank-of-anthos', 'd0af04743a6d951665169ca6370d15725ec51252', {
		port: 8080,
		places: ['src/frontend', 'src/loadgenerator'],
	}),
	...inRepository('dockersamples/example-voting-app', '63e9150ca17af4ed05880d4245e486481f73fcb4', {
		places: [{ folder: 'vote', target: 'final', port: 80 }, { folder: 'seed-data' }],
	}),
	...inRepository('docker/awesome-compose', '18f59bdb09ecf520dd5758fbf90dec314baec545', {
		port: 8000,
		places: [
			{ folder: 'flask/app', target: 'builder' },
			{ folder: 'django/app', target: 'builder' },
		],
	}),
	...inRepository('knative/docs', 'de125bfad88b6f8f5ff037866a5436d64051898f', {
		port: 8080,
		places: [
			'code-samples/serving/hello-world/helloworld-python',
			'code-samples/eventing/helloworld/helloworld-python',
		],
	}),
	...inRepository('istio/istio', '86c9f01fd735fb01d8192f5bcaf0d424afb7f14c', {
		places: [
			{ folder: 'samples/bookinfo/src/productpage', port: 9080 },
			{ folder: 'samples/helloworld/src', port: 5000, path: '/hello' },
		],
	}),
	...inRepository('TechEmpower/FrameworkBenchmarks', '57d92fbec6f8fd7431bc77326dd0484e60c96e20', {
		port: 8080,
		path: '/plaintext',
		places: [
			framework('cherrypy'),
			framework('emmett'),
			framework('falcon', 'falcon-waitress'),
			framework('fastpysgi'),
			framework('flask', 'flask-fastpysgi'),
			framework('granian', 'granian-wsgi'),
			framework('microdot'),
			framework('panther'),
			framework('pyramid'),
			framework('pyvoy', 'pyvoy-wsgi'),
			framework('robyn', 'robyn-const'),
		],
	}),
	...inRepository('dapr/quickstarts', '56eb3ae3a4cc1783f2d65a6525deb51065fe0151', {
		port: 5001,
		places: ['tutorials/distributed-calculator/python'],
	}),
	...inRepository('testdrivenio/fastapi-celery', '191ff138701777838c363772253f73a276c16d68', {
		places: [{ folder: 'project', port: 8000 }],
	}),
	...inRepository('CTFd/CTFd', '91ced62d44d3ec3142a0948ee96ed19947cfc979', { places: [{ port: 8000 }] }),
	...inRepository('wsvincent/djangox', '56aa62e0e2e9d9070c2df23e3394de3850b9d294', { places: [{ port: 8000 }] }),
	...inRepository('dimz119/learn-python-django', '4e79a24e50ad104d8ec397becb116818d3ee5b54', {
		places: [{ port: 8000 }],
	}),
	...inRepository('prakhar1989/docker-curriculum', 'e49b883aac1234afd4a17a0a149f935eb1105210', {
		places: [{ folder: 'flask-app', port: 5000, path: '/nothing-here' }],
	}),
	...inRepository('okteto/python-getting-started', '0d27f6877cb6c73b64e297916cc62e2b779ae9ce', {
		places: [{ port: 8080 }],
	}),
	...inRepository('lonk42/The-Waiting-Timer', 'f3460c74af813207c94fc108f5274917efcc79be', {
		places: [{ port: 5000 }],
	}),
	...inRepository('jt191s/docker-kvs', 'ec34157c7ba0d042368070f734cd1994b45889c9', { places: [{ port: 80 }] }),
	...inRepository('yassel008/devopstest', '2cb7e5295591bc9b308ec2133b8e6ce9b85a4802', {
		places: [{ port: 8000 }],
	}),
	...inRepository('vinniciusJ/load-balancer-sd', '8e1a281bf29d6762135038361571bae556e2262e', {
		places: [{ port: 8000 }],
	}),
	...inRepository('markdouthwaite/google-cloud-run-python-service', '73507fa336f2fded61269ec2dc875c7288fc8691', {
		places: [{ port: 8080 }],
	}),
	...inRepository('tebarius/Docker-Flask-QR', 'd94ae9c530572c45bc5a490b9cfe05bf064a7b38', {
		places: [{ port: 8002 }],
	}),
	...inRepository('senolatac/fastapi-docker-demo', '50275c4375d2e42e3c356159b2a93358c3f714ec', {
		places: [{ port: 9595 }],
	}),
	...inRepository('GregNed/swipemaps_geo_api', '245291c36b578ca252c4e1c6335651a0db7d6a3a', {
		places: [{ port: 5000 }],
	}),
	...inRepository('miguelgrinberg/microblog', 'a975ef64864354867c88e0ed3a17ba7d17dca752', {
		places: [{ port: 5000 }],
	}),
	...inRepository('balancy/litestar_app', 'fc9c01d01713f5ac30af1fb079a6484933095f3e', { places: [{ port: 8000 }] }),
	...inRepository('alerta/alerta', '4ac0106300cd428b26ad4b373cf4a78f55f6b542', { places: [{ port: 8080 }] }),
	...inRepository('ChiefCoyote/UWCS-Quiz', '3d955f4bd228c0e097d7953e8b3203947fc3bd69', { places: [{ port: 8080 }] }),
	...inRepository('JimmySunDance/dash-on-az', 'a6000dd833af2812d818f22254fca65e457ce831', {
		places: [{ port: 8050 }],
	}),
	...inRepository('z3rone-org/shelly-prometheus-exporter', '88482339610d10497d0df2716756a6c6f99bec19', {
		places: [{}],
	}),
	...inRepository('jowilf/starlette-admin-demo', 'a03b8261e4bd9d60c1d2b93d3ec201893c10bf48', {
		places: [{ port: 8000 }],
	}),
];
