import { wrapText } from '../core/columns.ts';
import { engineNames } from '../core/engine-name.ts';
import type { Variant } from '../core/explain/demonstrations/demonstration.ts';
import { demonstrations, findDemonstration } from '../core/explain/demonstrations/index.ts';
import { findPractice } from '../core/practices/index.ts';
import type { Practice } from '../core/practices/practice.ts';
import { oneOf } from '../core/questions/one-of.ts';
import { withTemporaryContext } from '../disk/temporary-context.ts';
import { demonstrate } from '../engine/demonstrate.ts';
import type { ContainerEngine } from '../engine/engine.ts';
import { findEngine } from '../engine/find-engine.ts';
import { ExitCode, UsageError, UserError } from '../errors.ts';
import { columnsOf, hasColour, type Io } from '../io.ts';
import { variantReport } from '../report/show-report.ts';
import { createStyle } from '../report/style.ts';
import { openProgress } from './progress.ts';

/** Builds and runs the bad and the good way of a practice, one after the other, and prints what happens. */
export const showPractice = async (
	practice: Practice,
	{ engine: name, io }: { readonly engine: string | undefined; readonly io: Io },
): Promise<ExitCode> => {
	const demonstration = findDemonstration(practice.slug);
	if (demonstration === undefined) {
		const ids = demonstrations.map(({ slug }) => findPractice(slug).id).toSorted();
		throw new UsageError(`${practice.id} cannot be shown in a container.`, `These can: ${ids.join(', ')}.`);
	}
	const engine = await requireEngine(name, io);
	const style = createStyle(hasColour(io));
	const columns = Math.min(columnsOf(io), 100);
	const look = wrapText(demonstration.look, columns - 1).join('\n');
	io.stdout.write(`${style.bold(`${practice.id} ${practice.title}`)}\n${look}\n\n`);
	for (const title of ['Bad', 'Good'] as const) {
		const progress = openProgress(io, io.stderr);
		progress.note(`${title}: build it and run it`);
		const variant: Variant = title === 'Bad' ? demonstration.bad : demonstration.good;
		const { privateFiles = [] } = demonstration;
		const files = { ...demonstration.files, Dockerfile: variant.dockerfile };
		const tag = `hardened-container-show:${practice.slug}-${title.toLowerCase()}`;
		const seen = await withTemporaryContext({ files, privateFiles }, (context) =>
			demonstrate(engine, { variant, context, tag, signal: io.signal }),
		).finally(progress.end);
		io.stdout.write(`${variantReport(title, { variant, seen, style, columns }).join('\n')}\n`);
	}
	return ExitCode.done;
};

const requireEngine = async (name: string | undefined, { signal }: Io): Promise<ContainerEngine> => {
	const prefer = name === undefined ? undefined : oneOf(engineNames, { flag: 'engine', text: name });
	const found = await findEngine({ prefer, signal });
	if (found.engine === undefined) throw new UserError(found.reason, found.hint);
	if (!found.engine.canRun)
		throw new UserError(`${found.engine.name} builds images, but starts no containers.`, 'Use Docker or Podman.');
	return found.engine;
};
