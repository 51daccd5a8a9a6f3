import { type Detected, detected } from '../core/detected.ts';
import type { Framework, ProjectFacts, Requirement } from '../core/project-facts.ts';
import type { ProjectReader } from '../core/project-reader.ts';
import type { Candidate } from './application/candidate.ts';
import { withoutOtherInterface } from './application/choose.ts';
import { codeCandidates } from './application/code-candidates.ts';
import { detectDjangoSettings } from './application/django.ts';
import { rankCandidates } from './application/rank.ts';
import { detectBuildSteps } from './build-steps.ts';
import { detectDependencies } from './dependencies/index.ts';
import { detectRequiredEnvironment } from './environment.ts';
import { detectFiles } from './files.ts';
import { detectHealthPath } from './health-path.ts';
import { memoiseReader } from './memoise-reader.ts';
import { detectName } from './name.ts';
import { detectPort } from './port.ts';
import { detectPythonVersion } from './python-version.ts';
import { detectServer } from './server.ts';
import { openSources, type Sources } from './sources.ts';
import { detectSystemPackages } from './system-packages.ts';
import { detectWritablePaths } from './writable-paths.ts';

/** Reads everything that can be known of a project without running it. */
export const detectProject = async (reader: ProjectReader, folderName: string): Promise<ProjectFacts> => {
	const memoised = memoiseReader(reader);
	const [sources, { dependencies, warnings }, python, name] = await Promise.all([
		openSources(memoised),
		detectDependencies(memoised),
		detectPythonVersion(memoised),
		detectName(memoised),
	]);
	const packages = dependencies?.value.packages ?? [];
	const requirements = dependencies?.value.requirements ?? [];
	const candidates = withoutOtherInterface(codeCandidates(sources), packages);
	const [best] = candidates;
	const framework = best === undefined ? undefined : frameworkOf(best, candidates);
	return withoutUndefined({
		empty: isEmpty(sources) && dependencies === undefined,
		folderName,
		name,
		framework,
		frameworkVersion: frameworkVersion(framework?.value, requirements),
		dependencies,
		...python,
		application: rankCandidates(candidates),
		server: detectServer(best, { packages, requirements }),
		port: await detectPort(sources),
		healthPath: detectHealthPath(sources),
		djangoSettings: framework?.value === 'django' ? detectDjangoSettings(sources) : undefined,
		sourceRoots: best === undefined ? [''] : [best.root],
		files: detectFiles(sources, best),
		systemPackages: detectSystemPackages(packages),
		buildSteps: detectBuildSteps(sources, framework?.value),
		writablePaths: detectWritablePaths(sources),
		requiredEnvironment: detectRequiredEnvironment(sources),
		containerFiles: containerFiles(sources),
		warnings,
	});
};

const frameworkOf = (best: Candidate, candidates: readonly Candidate[]): Detected<Framework> => {
	const others = [...new Set(candidates.map(({ framework }) => framework))].filter((name) => name !== best.framework);
	return detected(best.framework, 'certain', [best.evidence], others);
};

/** The exact version, where the project pins it. */
const frameworkVersion = (
	framework: Framework | undefined,
	requirements: readonly Requirement[],
): Detected<string> | undefined => {
	const found = requirements.find(({ name }) => name === framework);
	const version = /^===?([\w.]+)$/.exec(found?.specifier ?? '')?.[1];
	if (found === undefined || version === undefined) return undefined;
	return detected(version, 'certain', [`${found.name}${found.specifier} in ${found.file} line ${found.line}`]);
};

/** Notes, licences and what version control keeps are nothing that a service is made of. */
const isEmpty = ({ tree }: Sources): boolean =>
	tree.topLevel.every(
		({ name, kind }) =>
			name.startsWith('.') || (kind === 'file' && /^(README|LICEN[CS]E|CHANGELOG|NOTICE)\b/i.test(name)),
	);

const containerFiles = ({ tree }: Sources): readonly string[] =>
	tree.topLevel.filter(({ name, kind }) => kind !== 'folder' && containerFile.test(name)).map(({ name }) => name);

const containerFile =
	/^(Dockerfile|Containerfile)(\.\w+)?$|^\.(docker|container)ignore$|^(docker-)?compose(\.\w+)?\.ya?ml$/;

/** Absent facts are absent, not undefined, so that facts compare and print as what was found. */
const withoutUndefined = <T extends object>(facts: T): ProjectFacts =>
	Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as ProjectFacts;
