/** Folders that are never looked into: dependencies, version control, caches, builds and editors. */
const skipped = new Set([
	'node_modules',
	'bower_components',
	'site-packages',
	'venv',
	'env',
	'virtualenv',
	'__pycache__',
	'__pypackages__',
	'htmlcov',
	'vendor_py',
	'dist',
	'develop-eggs',
	'eggs',
	'wheelhouse',
	'target',
	'lost+found',
]);

/** Hidden folders that a service may need when it runs. */
const kept = new Set(['.streamlit']);

export const isSkippedFolder = (name: string): boolean =>
	skipped.has(name) ||
	(name.startsWith('.') && !kept.has(name)) ||
	name.endsWith('.egg-info') ||
	/^venv|venv$/.test(name);

const unused = new Set([
	'test',
	'tests',
	'testing',
	'unittests',
	'e2e',
	'spec',
	'specs',
	'fixtures',
	'testdata',
	'doc',
	'docs',
	'documentation',
	'example',
	'examples',
	'sample',
	'samples',
	'demo',
	'demos',
	'tutorial',
	'tutorials',
	'benchmark',
	'benchmarks',
	'perf',
	'loadtest',
	'load_tests',
	'loadtests',
	'notebooks',
	'ci',
	'deploy',
	'deployment',
	'deployments',
	'docker',
	'k8s',
	'kubernetes',
	'helm',
	'charts',
	'terraform',
	'infra',
	'infrastructure',
	'ansible',
	'playbooks',
	'vagrant',
	'packaging',
	'screenshots',
]);

const knownNames = new Map<string, boolean>();

const looksUnused = (name: string): boolean => unused.has(name.toLowerCase()) || /^tests?[_-]|[_-]tests?$/i.test(name);

/** Folders that the running service does not use unless its code says so: tests, docs, examples, deployment. */
export const isUnusedFolder = (name: string): boolean => {
	const known = knownNames.get(name) ?? looksUnused(name);
	knownNames.set(name, known);
	return known;
};

/** Python files that serve development only. */
export const isDevelopmentFile = (name: string): boolean =>
	/^(test_.*|.*_tests?|tests?|conftest|setup|noxfile|fabfile|pavement|locustfile|dodo|versioneer|ez_setup|tox|benchmark.*)\.py$/.test(
		name,
	);

const unopened =
	/^(static|assets|public|media|locale|locales|themes?|img|images|icons|css|scss|js|fonts|migrations|frontend|client|ui|web_?ui|webapp_ui)$/i;

/** Folders whose contents tell nothing about how the service starts; they are known by name only. */
export const isUnopenedFolder = (name: string): boolean =>
	unopened.test(name) || (isUnusedFolder(name) && !/^(deploy|deployments?|docker|packaging)$/i.test(name));
