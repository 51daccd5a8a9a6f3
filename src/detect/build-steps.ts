import { type Detected, detected } from '../core/detected.ts';
import type { BuildStep, Framework } from '../core/project-facts.ts';
import { literalPath } from './literal-path.ts';
import { folderOf, joinPath, normalisePath } from './paths.ts';
import { argument, lastName, stringValue } from './python/expression.ts';
import type { PythonModule } from './python/python-module.ts';
import type { Sources } from './sources.ts';

export interface BuildStepsContext {
	readonly framework: Framework | undefined;
	readonly modules: readonly PythonModule[];
	readonly root: string;
	readonly packages: readonly string[];
}

interface FoundStep {
	readonly step: BuildStep;
	readonly evidence: string;
}

/** What must run once when the image is built. */
export const detectBuildSteps = async (
	sources: Sources,
	context: BuildStepsContext,
): Promise<Detected<readonly BuildStep[]>> => {
	const found = [
		collectStatic(sources, context),
		compileTranslations(sources, context),
		await flaskAssets(sources, context),
	].filter((step) => step !== undefined);
	return detected(
		found.map(({ step }) => step),
		'likely',
		found.map(({ evidence }) => evidence),
	);
};

/** Django collects static files only where settings say where to put them, and a manage.py can run it. */
const collectStatic = (sources: Sources, { framework, modules, root }: BuildStepsContext): FoundStep | undefined => {
	const manage = joinPath(root, 'manage.py');
	const isInstalled = modules.some(({ strings }) => strings.includes('django.contrib.staticfiles'));
	if (framework !== 'django' || !isInstalled || !sources.paths.has(manage)) return undefined;
	for (const module of modules) {
		for (const { target, value, line, scope } of module.assignments) {
			const isRoot = target === 'STATIC_ROOT' && scope.isConditional !== true;
			const folder = isRoot ? literalPath(value, { path: module.path, root }) : undefined;
			if (folder === undefined || folder.startsWith('/') || folder === '') continue;
			const args = [manage, 'collectstatic', '--noinput'];
			const evidence = `STATIC_ROOT in ${module.path} line ${line}`;
			return { step: { id: 'collectstatic', args, outputs: [folder] }, evidence };
		}
	}
	return undefined;
};

/** Babel's catalogues are compiled where the project keeps only their sources. */
const compileTranslations = ({ tree }: Sources, { packages }: BuildStepsContext): FoundStep | undefined => {
	const source = tree.files.find((path) => /(^|\/)translations\/[^/]+\/LC_MESSAGES\/\w+\.po$/.test(path));
	const isBabel = packages.some((name) => /^(flask-babel|flask-babelex|quart-babel|starlette-babel|babel)$/.test(name));
	if (source === undefined || !isBabel || tree.files.includes(source.replace(/\.po$/, '.mo'))) return undefined;
	const folder = source.slice(0, source.indexOf('translations/') + 'translations'.length);
	const args = ['-m', 'babel.messages.frontend', 'compile', '--directory', folder];
	return { step: { id: 'compile-translations', args, outputs: [folder] }, evidence: `${source} without its .mo file` };
};

/** Bundles are built where the project does not keep what they make; that often needs programs of Node.js. */
const flaskAssets = async (
	{ reader }: Sources,
	{ packages, modules }: BuildStepsContext,
): Promise<FoundStep | undefined> => {
	const user = modules.find(({ imports }) => imports.some(({ module }) => module === 'flask_assets'));
	if (user === undefined || !packages.includes('flask-assets')) return undefined;
	const calls = modules.flatMap(({ path, calls: found }) => found.map(({ call }) => ({ path, call })));
	const app = calls.find(({ call }) => lastName(call.callee) === 'Flask');
	const named = stringValue(app && argument(app.call, 'static_folder')) ?? 'static';
	const folder = normalisePath(joinPath(folderOf(app?.path ?? ''), named)) ?? named;
	const made = calls.flatMap(({ call }) =>
		lastName(call.callee) === 'Bundle' ? (stringValue(argument(call, 'output')) ?? []) : [],
	);
	const kept = await Promise.all(made.map((path) => reader.exists(`${folder}/${path}`)));
	if (made.length > 0 && !kept.includes(false)) return undefined;
	return {
		step: { id: 'flask-assets', args: ['-m', 'flask', 'assets', 'build'], outputs: [folder] },
		evidence: `flask_assets in ${user.path}`,
	};
};
