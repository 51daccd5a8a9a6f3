import { formatReference } from './bases/base-image.ts';
import { frameworkTitles } from './framework-titles.ts';
import type { Plan } from './plan.ts';
import { practiceText } from './practice-texts.ts';
import { dockerfileString, execForm, parseServiceName } from './quoting.ts';
import { buildSecretsView } from './view/build-secrets.ts';
import { buildStepsView } from './view/build-steps.ts';
import { codeCopies } from './view/copies.ts';
import { healthProgram } from './view/health-program.ts';
import { ignoreView } from './view/ignore-lines.ts';
import { installView } from './view/install.ts';
import { serverView } from './view/server.ts';
import { importStatement } from './view/standard-library.ts';
import { writableLabel } from './writable-label.ts';

/** Every string that a template may print, already quoted for the place where it stands. */
export type View = ReturnType<typeof toView>;

export const toView = (plan: Plan) => ({
	because,
	hasNoShell: plan.base.promises.noShell,
	name: parseServiceName(plan.name),
	service: serviceTitle(plan),
	family: plan.base.osFamily,
	baseTitle: plan.base.title,
	stages: plan.stages,
	pythonPath: plan.base.pythonPath,
	buildPythonPath: plan.base.buildPythonPath,
	buildImage: formatReference(plan.base.buildImage(plan.python)),
	runtimeImage: formatReference(plan.base.runtimeImage(plan.python)),
	isFresh: plan.base.retired === undefined,
	isRetired: plan.base.retired !== undefined,
	retired: `${plan.base.title} has had no security fixes since ${plan.base.endOfLife}, which --accept-end-of-life took`,
	labels: labels(plan)
		.map(([name, value]) => `${name}=${dockerfileString(value)}`)
		.join(' \\\n      '),
	environment: plan.environment.map(([name, value]) => `${name}=${dockerfileString(value)}`).join(' \\\n    '),
	user: `${plan.base.user.uid}:${plan.base.user.gid}`,
	uid: plan.base.user.uid,
	gid: plan.base.user.gid,
	ports: plan.ports,
	exposed: plan.ports.join(' '),
	hasPorts: plan.ports.length > 0,
	importStatement: importStatement(),
	stopSignal: plan.server.stopSignal,
	health: healthProgram(plan.health),
	entrypoint: execForm(plan.server.entrypoint),
	command: execForm(plan.server.command),
	isReadOnlyCode: plan.codeOwner === 'root',
	isOwnedCode: plan.codeOwner === 'app',
	userName: plan.base.user.name,
	ownerFlag: plan.codeOwner === 'root' ? '' : `--chown=${plan.base.user.name}:${plan.base.user.name} `,
	copyFlag: plan.codeOwner === 'root' ? '--chmod=0555' : `--chown=${plan.base.user.name}:${plan.base.user.name}`,
	python: plan.python,
	hasWritablePaths: plan.writablePaths.length > 0,
	makeWritablePaths: makeFolders(plan),
	copies: codeCopies(plan),
	...buildSecretsView(plan),
	...installView(plan),
	...buildStepsView(plan),
	...serverView(plan),
	...ignoreView(plan),
});

/** Why a line is there, as the comment above it. */
const because = (slug: string): string => {
	const { id, comment } = practiceText(slug);
	return `# ${id}: ${comment}`;
};

/** Python makes the folders, as distroless has no shell; the settings of the service do not bear on it. */
const makeFolders = ({ base: { pythonPath, user }, writablePaths, links }: Plan): string => {
	const make = `[(os.makedirs(path, exist_ok=True), os.chown(path, ${user.uid}, ${user.gid})) for path in sys.argv[1:]]`;
	const link = links.map(([path, target]) => `; os.path.lexists('${path}') or os.symlink('${target}', '${path}')`);
	return execForm([pythonPath, '-I', '-c', `import os, sys; ${make}${link.join('')}`, ...writablePaths]);
};

const serviceTitle = ({ framework, base }: Plan): string =>
	`${framework === undefined ? 'Python' : frameworkTitles[framework]} on ${base.title}`;

const labels = ({ name, base, python, writablePaths }: Plan): readonly (readonly [string, string])[] => [
	['org.opencontainers.image.title', name],
	['org.opencontainers.image.base.name', formatReference(base.runtimeImage(python))],
	...(writablePaths.length === 0 ? [] : [[writableLabel, writablePaths.join(':')] as const]),
];
