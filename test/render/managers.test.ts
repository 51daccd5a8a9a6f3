import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/core/answers.ts';
import { assemblePlan } from '../../src/core/assemble-plan.ts';
import { detected } from '../../src/core/detected.ts';
import type { Dependencies, SystemPackage } from '../../src/core/project-facts.ts';
import { detectProject } from '../../src/detect/index.ts';
import { UsageError } from '../../src/errors.ts';
import { renderPlan } from '../../src/render/index.ts';
import { memoryReader } from '../support/memory-reader.ts';
import { answersOf, flaskApp, planOf } from '../support/plan-of.ts';

const files = {
	'shop/__init__.py': flaskApp,
	'shop/templates/index.html': '',
	'requirements.txt': 'flask\ngunicorn\n',
};

interface Case {
	readonly dependencies: Partial<Dependencies>;
	readonly answers?: Partial<Answers>;
	readonly systemPackages?: readonly SystemPackage[];
}

/** The Dockerfile and .dockerignore of one Flask package whose dependencies come from elsewhere. */
const render = async ({ dependencies, answers: chosen = {}, systemPackages = [] }: Case) => {
	const facts = await detectProject(memoryReader(files), 'service');
	if (facts.dependencies === undefined) throw new Error('The dependencies were not detected.');
	const answers = await answersOf(files, chosen);
	const { requirementsFile, ...found } = facts.dependencies.value;
	const isPip = (dependencies.manager ?? 'pip') === 'pip';
	const value: Dependencies = { ...found, ...(isPip ? { requirementsFile } : {}), ...dependencies };
	const changed = {
		...facts,
		dependencies: detected(value, 'certain', []),
		systemPackages: detected(systemPackages, 'certain', []),
	};
	const tree = renderPlan(assemblePlan(answers, changed), { answers, toolVersion: '1.0.0' });
	return { dockerfile: tree.get('Dockerfile') ?? '', ignored: tree.get('.dockerignore') ?? '' };
};

describe('the locked versions of each manager reach pip with their hashes, and the manager is gone again', () => {
	const managers: readonly [Dependencies['manager'], readonly string[], string][] = [
		['poetry', ['pyproject.toml', 'poetry.lock'], 'poetry export --only=main --only=web --extras=pg --output='],
		['pdm', ['pyproject.toml', 'pdm.lock'], 'pdm export --prod --group=web --group=pg --output='],
		['pipenv', ['Pipfile', 'Pipfile.lock'], 'pipenv requirements --hash --categories=packages,web > '],
	];

	test.each(managers)('%s', async (manager, lockFiles, command) => {
		const [, lockFile = ''] = lockFiles;
		const dependencies = { manager, files: lockFiles, lockFile, hashed: true, groups: ['web'], extras: ['pg'] };
		const { dockerfile, ignored } = await render({ dependencies });
		expect(dockerfile).toContain(`COPY ${lockFiles.join(' ')} ./\n`);
		expect(dockerfile).toContain(`/tmp/${manager}/bin/${command}/tmp/requirements.txt`);
		// Pipenv locks for one platform: SQLAlchemy's greenlet is not in a lock file that was made on a Mac.
		const only = manager === 'pipenv' ? '--no-deps ' : '';
		expect(dockerfile).toContain(
			`--require-hashes ${only}--only-binary=:all: --target=/deps --requirement /tmp/requirements.txt`,
		);
		expect(dockerfile.indexOf(`RUN python3 -m venv /tmp/${manager}`)).toBeLessThan(dockerfile.indexOf('COPY '));
		const single = await render({ dependencies, answers: { base: 'slim', stages: 'single' } });
		expect(single.dockerfile).toContain(`RUN python3 -m venv /tmp/${manager} \\\n`);
		expect(single.dockerfile).toContain(`&& rm -r /tmp/${manager} /tmp/requirements.txt\n`);
		expect(single.dockerfile.match(/venv/g)).toHaveLength(1);
		for (const file of lockFiles) expect(ignored).toContain(`\n!${file}\n`);
	});
});

test('a uv project is installed apart from its dependencies, its texts with it', async () => {
	const dependencies: Partial<Dependencies> = {
		manager: 'uv',
		files: ['pyproject.toml', 'uv.lock', 'README.md'],
		lockFile: 'uv.lock',
		groups: ['web'],
		installsProject: true,
	};
	const { dockerfile } = await render({ dependencies });
	expect(dockerfile).toContain('COPY pyproject.toml uv.lock ./\n');
	expect(dockerfile).toContain('uv sync --locked --no-dev --no-install-project --no-build --group=web');
	expect(dockerfile).toContain('COPY shop ./shop/\nCOPY README.md ./\n');
	expect(dockerfile).toContain('COPY --from=build /app /app\n');
	expect(dockerfile).toContain('COPY --chmod=0555 gunicorn.conf.py ./\n');
});

test('a pdm.lock without markers is completed before it is exported', async () => {
	const dependencies = { manager: 'pdm', files: ['pyproject.toml', 'pdm.lock'], lockFile: 'pdm.lock' } as const;
	const { dockerfile } = await render({ dependencies: { ...dependencies, lacksMarkers: true } });
	expect(dockerfile).toContain(
		'/tmp/pdm/bin/pdm lock --quiet --update-reuse --strategy=inherit_metadata \\\n    && /tmp/pdm/bin/pdm export --prod --output=',
	);
});

test('a server that a lock file lacks is installed by a step of its own', async () => {
	const lock = { manager: 'uv', files: ['pyproject.toml', 'uv.lock'], lockFile: 'uv.lock' } as const;
	const bare = { ...lock, packages: ['flask'], requirements: [] };
	const { dockerfile } = await render({ dependencies: bare });
	expect(dockerfile).toMatch(
		/pip install --no-cache-dir --disable-pip-version-check \\\n {4}--only-binary=:all: --target=\/deps gunicorn==\d/,
	);
	const single = await render({ dependencies: bare, answers: { base: 'slim', stages: 'single' } });
	expect(single.dockerfile).toContain('--target=/deps gunicorn==');
	const { dockerfile: complete } = await render({ dependencies: { ...lock, packages: ['flask', 'gunicorn'] } });
	expect(complete).not.toContain('gunicorn==');
});

describe('a package without a wheel', () => {
	const psycopg2: SystemPackage = {
		neededBy: 'psycopg2',
		debian: { build: ['gcc', 'libpq-dev'], runtime: ['libpq5'] },
		alpine: { build: ['gcc', 'musl-dev', 'postgresql-dev'], runtime: ['libpq'] },
	};
	const systemPackages = [psycopg2];

	test('is built where compilers are, and distroless gets the libraries that it loads', async () => {
		const { dockerfile } = await render({ dependencies: {}, systemPackages });
		expect(dockerfile).toContain('--only-binary=:all: --no-binary=psycopg2 ');
		const [build = '', libraries = '', runtime = ''] = dockerfile.split(/^FROM /m).slice(1);
		expect(build).toContain('apt-get install --yes --no-install-recommends gcc libpq-dev');
		expect(libraries).toContain('apt-get install --yes --no-install-recommends libpq5');
		expect(runtime).toContain('COPY --from=libraries /libraries /\n');
		expect(runtime).not.toContain('ldconfig');
		expect(runtime).not.toContain('apt-get');
	});

	test('has ldconfig look again where Python asks it for a library', async () => {
		const psycopg: SystemPackage = { ...psycopg2, neededBy: 'psycopg', asksLdconfig: true };
		const { dockerfile } = await render({ dependencies: {}, systemPackages: [psycopg] });
		expect(dockerfile).toContain('&& echo /usr/sbin/ldconfig >> /tmp/wanted');
		expect(dockerfile).toMatch(/^COPY --from=libraries \/libraries \/\n.*\nRUN \["\/usr\/sbin\/ldconfig"\]$/m);
		const slim = await render({ dependencies: {}, systemPackages: [psycopg], answers: { base: 'slim' } });
		expect(slim.dockerfile).not.toContain('ldconfig');
		// Bases without Docker's own settings of apt keep the archives.
		expect(slim.dockerfile.split(/^FROM /m).at(-1)).toContain('/var/cache/apt/archives/*');
	});

	test('brings only its runtime library into an Alpine image of several stages', async () => {
		const { dockerfile } = await render({ dependencies: {}, systemPackages, answers: { base: 'alpine' } });
		const [build = '', runtime = ''] = dockerfile.split(/^FROM /m).slice(1);
		expect(build).toContain('apk add --no-cache gcc musl-dev postgresql-dev\n');
		expect(runtime).toContain('apk add --no-cache libpq\n');
		expect(runtime).not.toContain('libraries');
	});
});

describe('an extra and a group that production needs', () => {
	const chosen = { manager: 'setuptools', extras: ['web'], groups: ['prod'], hashed: false } as const;

	test('are read from pyproject.toml', async () => {
		const requirements = [{ name: 'flask', extras: [], specifier: '', file: 'pyproject.toml', line: 1 }];
		const { dockerfile } = await render({ dependencies: { ...chosen, files: ['pyproject.toml'], requirements } });
		expect(dockerfile).toContain(
			"*p['project']['optional-dependencies']['web'], *(r for r in p['dependency-groups']['prod']",
		);
	});

	test('are installed with the project where only its build system knows them', async () => {
		const requirements = [{ name: 'flask', extras: [], specifier: '', file: 'setup.py', line: 1 }];
		const { dockerfile } = await render({ dependencies: { ...chosen, files: ['setup.py'], requirements } });
		expect(dockerfile).toContain("--target=/deps '.[web]' \\\n");
	});

	test('with a name that is none are refused', async () => {
		const dependencies = { ...chosen, extras: ["a']; import os #"], files: ['pyproject.toml'] };
		await expect(render({ dependencies })).rejects.toThrow(UsageError);
	});
});

describe('packages of the repository', () => {
	test('are installed from their folders, after what is locked and without what they depend on', async () => {
		const lock = { manager: 'poetry', lockFile: 'poetry.lock', hashed: true } as const;
		const { dockerfile, ignored } = await render({
			dependencies: { ...lock, files: ['pyproject.toml', 'poetry.lock', 'libs/shared/'] },
		});
		expect(dockerfile).toContain("sed -i -E '/^(-e |\\.|[^ ]+ @ file:)/d' /tmp/requirements.txt");
		expect(dockerfile).toContain('COPY libs/shared ./libs/shared/\nRUN ');
		expect(dockerfile).toContain('--no-deps --target=/deps ./libs/shared\n');
		expect(ignored).toContain('\n!libs/shared\n');
	});

	test.each([
		['libs/shared/', false, 'COPY libs/shared ./libs/shared/\n'],
		['setup.py', true, 'COPY requirements.txt setup.py ./\n'],
	])('are installed by uv too: %s', async (file, installsProject, copied) => {
		const dependencies = { files: ['requirements.txt', file], installsProject, localNames: ['my-shared'] };
		const { dockerfile } = await render({ dependencies, answers: { installer: 'uv' } });
		expect(dockerfile).toContain(copied);
		expect(dockerfile).toContain(
			"    sed -i -E 's/^(-e|--editable)[ =]+//' requirements.txt \\\n    && UV_LINK_MODE=copy",
		);
		expect(dockerfile).toContain('--only-binary=:all: --no-binary=my-shared --target=/deps');
		expect(dockerfile).not.toMatch(/^RUN.* pip install --no-cache-dir/m);
	});

	test('are left to pip where nobody says the name that uv needs, and this is said', async () => {
		const project = { ...files, 'requirements.txt': '-e ./lib\nflask\n', 'lib/setup.py': 'setup(name=work_out())\n' };
		const plan = await planOf(project, { installer: 'uv' });
		expect(plan.dependencies.installer).toBe('pip');
		expect(plan.notices.join()).toContain('pip installs the requirements, not uv');
		const named = await planOf({ ...project, 'lib/setup.py': 'setup(name="My_Lib")\n' }, { installer: 'uv' });
		expect(named.dependencies).toMatchObject({ installer: 'uv', localNames: ['my-lib'] });
		expect(named.notices.join()).not.toContain('pip installs');
	});

	test('are no editable ones in an image', async () => {
		const { dockerfile } = await render({
			dependencies: { files: ['requirements.txt', 'libs/shared/'], requirementsFile: 'requirements.txt' },
		});
		expect(dockerfile).toContain("RUN sed -i -E 's/^(-e|--editable)[ =]+//' requirements.txt \\\n    && pip install");
	});
});
